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

/** Sets text only when it changes, so that nothing is announced or laid out twice. */
export function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
