/**
 * Player, captions: which word is being spoken, and a line's text cut at its words. Pure.
 * @module
 */

/** @typedef {{start: number, end: number, startMs: number, endMs: number}} Word Offsets are code points, half-open. */
/** @typedef {{text: string, word: number}} Piece `word` is the index of the word, -1 between words. */

/** How long after its end a word still counts as the one being spoken. */
const LINGER_MS = 350;

/**
 * Index of the last item that has begun at this moment, -1 before the first.
 * @param {{startMs: number}[]} items in order
 * @param {number} ms
 */
export function begun(items, ms) {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (items[middle].startMs <= ms) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * How far the voice is: `spoken` words are over, `now` is being spoken (-1 in a pause).
 * @param {Word[]} words
 * @param {number} ms
 * @returns {{spoken: number, now: number}}
 */
export function reach(words, ms) {
  const index = begun(words, ms);
  if (index < 0) return { spoken: 0, now: -1 };
  return ms < words[index].endMs + LINGER_MS ? { spoken: index, now: index } : { spoken: index + 1, now: -1 };
}

/**
 * The text in pieces, words and what lies between, without losing a character.
 * @param {string} text
 * @param {Word[]} words
 * @returns {Piece[]}
 */
export function pieces(text, words) {
  const signs = Array.from(text);
  const cut = [];
  let at = 0;
  words.forEach(({ start, end }, word) => {
    if (start < at || end <= start || end > signs.length) return;
    if (start > at) cut.push({ text: signs.slice(at, start).join(""), word: -1 });
    cut.push({ text: signs.slice(start, end).join(""), word });
    at = end;
  });
  if (at < signs.length) cut.push({ text: signs.slice(at).join(""), word: -1 });
  return cut;
}

/**
 * Word times for a line whose own are not known: its time shared out by length.
 * @param {string} text
 * @param {number} startMs
 * @param {number} endMs
 * @returns {Word[]}
 */
export function shared(text, startMs, endMs) {
  const found = [...text.matchAll(/\S+/gu)].map((match) => {
    const start = Array.from(text.slice(0, match.index)).length;
    return { start, end: start + Array.from(match[0]).length };
  });
  const weight = (word) => word.end - word.start + 1.5;
  const all = found.reduce((sum, word) => sum + weight(word), 0);
  let at = startMs;
  return found.map((word) => {
    const begin = at;
    at += ((endMs - startMs) * weight(word)) / all;
    return { ...word, startMs: begin, endMs: at };
  });
}
