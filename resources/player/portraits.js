/**
 * Player, portraits: a figure for every speaker who has no picture, the same for the same name on every device. Pure but for `figure`.
 * @module
 */

const HAIR = [
  { front: "M31 43C29 24 40 17 51 17s21 8 18 26c-3-8-8-13-12-14-7 4-19 4-22 3-2 3-4 6-4 11Z" },
  { back: "M29 74C22 40 30 18 50 18s28 22 21 56Z", front: "M32 42c2-12 9-18 18-18s16 6 18 18c-6-2-13-6-17-11-4 5-12 9-19 11Z" },
  { front: "M32 40c-1-14 8-22 18-22s19 8 18 22c-2-6-4-9-7-11-7 2-15 2-22 0-3 2-5 5-7 11Z", bun: [50, 13, 8] },
  { front: "M33 36c2-10 9-15 17-15s15 5 17 15c-5-5-10-7-17-7s-12 2-17 7Z" },
  { back: "M27 58c-5-8-2-16 1-19-2-9 6-17 12-17 4-6 16-6 20 0 7 0 14 8 12 17 4 4 6 11 1 19-6 5-40 5-46 0Z", front: "M33 39c3-9 9-13 17-13s14 4 17 13c-9-5-25-5-34 0Z" },
  { front: "M31 44c-3-17 7-27 20-27 12 0 20 9 18 24-5-1-10-4-13-9-6 6-16 6-22 4-2 2-3 5-3 8Z" },
  { back: "M30 62C24 36 32 19 50 19s26 17 20 43c-4 4-6 3-8 2V40H38v24c-2 1-4 2-8-2Z", front: "M33 38h34c-1-9-8-14-17-14s-16 5-17 14Z" },
  { front: "M30 41c0-6 2-9 4-10-1-8 6-14 16-14s17 6 16 14c2 1 4 4 4 10-3-5-5-7-8-8-8 2-16 2-24 0-3 1-5 3-8 8Z" },
];
const FITTING = { male: [0, 3, 5, 7], female: [0, 1, 2, 4, 5, 6] };
const COATS = [
  "M12 100c1-19 18-27 38-27s37 8 38 27Z",
  "M10 100c2-21 22-24 40-24s38 3 40 24Z",
  "M15 100c0-16 12-23 25-26l10 8 10-8c13 3 25 10 25 26Z",
  "M12 100c1-17 16-26 30-28 4 6 12 6 16 0 14 2 29 11 30 28Z",
];
const EXTRAS = [
  [],
  [{ d: "M38 45a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M51 45a5.5 5.5 0 1 0 11 0a5.5 5.5 0 1 0-11 0M49 44h2", part: "wire" }],
  [{ d: "M35 72c9 6 21 6 30 0l2 7c-10 6-24 6-34 0Z", part: "trim" }],
  [{ d: "M26 33c8-4 40-4 48 0l-4 3c-12-3-28-3-40 0ZM34 32c0-11 6-16 16-16s16 5 16 16Z", part: "trim" }],
];
const BOOK = [
  { d: "M50 32C42 25 30 24 20 27v44c10-3 22-2 30 5Z", part: "page" },
  { d: "M50 32c8-7 20-8 30-5v44c-10-3-22-2-30 5Z", part: "page far" },
  { d: "M27 37c6-1 11 0 16 3M27 46c6-1 11 0 16 3M27 55c6-1 11 0 16 3M73 37c-6-1-11 0-16 3M73 46c-6-1-11 0-16 3M73 55c-6-1-11 0-16 3", part: "wire" },
];

/** A number for a name, spread well. @param {string} name */
export function seed(name) {
  let hash = 0x811c9dc5;
  for (const letter of name.normalize("NFC").toLowerCase()) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

/**
 * How each of a cast looks: hair that fits the gender told, and no two with the same while there are enough of them.
 * @param {{character: string, narrator?: boolean, gender?: string}[]} cast
 * @returns {{isBook: boolean, hair: number, coat: number, extra: number}[]}
 */
export function looks(cast) {
  const taken = new Set();
  return cast.map(({ character, narrator, gender }) => {
    const number = seed(character);
    const fitting = FITTING[gender ?? ""] ?? [...HAIR.keys()];
    const first = number % fitting.length;
    const turned = [...fitting.slice(first), ...fitting.slice(0, first)];
    const hair = turned.find((cut) => narrator || !taken.has(cut)) ?? turned[0];
    if (!narrator) taken.add(hair);
    return { isBook: narrator === true, hair, coat: (number >>> 8) % COATS.length, extra: (number >>> 16) % EXTRAS.length };
  });
}

/** The shapes of a look, from back to front. @param {{isBook: boolean, hair: number, coat: number, extra: number}} look */
export function shapes({ isBook, hair, coat, extra }) {
  if (isBook) return BOOK;
  const { back, front, bun } = HAIR[hair];
  return [
    ...(back ? [{ d: back, part: "hair" }] : []),
    ...(bun ? [{ d: disc(bun), part: "hair" }] : []),
    { d: COATS[coat], part: "coat" },
    { d: "M43 60h14v14c-4 5-10 5-14 0Z", part: "skin shaded" },
    { d: "M33 44c0-15 7-22 17-22s17 7 17 22c0 13-8 22-17 22s-17-9-17-22Z", part: "skin" },
    { d: front, part: "hair" },
    ...EXTRAS[extra],
  ];
}

/** Draws a look. @param {{isBook: boolean, hair: number, coat: number, extra: number}} look */
export function figure(look) {
  const namespace = document.querySelector("svg")?.namespaceURI ?? null;
  const picture = /** @type {SVGElement} */ (document.createElementNS(namespace, "svg"));
  picture.setAttribute("viewBox", "0 0 100 100");
  picture.setAttribute("class", "figure");
  picture.setAttribute("aria-hidden", "true");
  for (const { d, part } of shapes(look)) {
    const path = document.createElementNS(namespace, "path");
    path.setAttribute("d", d);
    path.setAttribute("class", part);
    picture.append(path);
  }
  return picture;
}

function disc([x, y, radius]) {
  return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
}
