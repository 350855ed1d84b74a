/**
 * Player, dom: elements made and found in few words.
 * @module
 */

/** The element with this id; a page that lacks it is a mistake. @param {string} id @returns {any} */
export function the(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}`);
  return element;
}

/**
 * A new element; text is always text, never markup.
 * @param {string} tag
 * @param {string} [className]
 * @param {string} [text]
 */
export function made(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/** Longer words may break at their hyphens: a telephone has no room for them. */
const LONGEST_WHOLE = 16;

/** Sets text whose hyphenated words stay on one line. @param {HTMLElement} element @param {string} text */
export function writeWhole(element, text) {
  const parts = text.split(/(\S*\p{L}-\p{L}\S*)/u).map((part, place) => (place % 2 && part.length <= LONGEST_WHOLE ? made("span", "whole", part) : part));
  element.replaceChildren(...parts);
}

/** Sets text only when it changes, so that nothing is announced or laid out twice. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
