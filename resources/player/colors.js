/**
 * Player, colours: a speaker's colour made readable on ink and on paper, and the letters of a monogram. Pure.
 * @module
 */

/** @param {string} hex "#rrggbb" @returns {number[]} */
function channels(hex) {
  const value = /^#[0-9a-f]{6}$/i.test(hex) ? parseInt(hex.slice(1), 16) : 0x8a8794;
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function luminance(rgb) {
  const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 to 21. @param {string} one @param {string} other */
export function contrast(one, other) {
  const [low, high] = [luminance(channels(one)), luminance(channels(other))].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

/**
 * The colour, moved towards white or black until text in it can be read on this ground.
 * @param {string} color
 * @param {string} ground
 * @param {number} [wanted]
 */
export function readableOn(color, ground, wanted = 6) {
  const goal = luminance(channels(ground)) < 0.2 ? 255 : 0;
  const from = channels(color);
  for (let part = 0; part <= 20; part += 1) {
    const mixed = from.map((c) => Math.round(c + ((goal - c) * part) / 20));
    const hex = `#${mixed.map((c) => c.toString(16).padStart(2, "0")).join("")}`;
    if (contrast(hex, ground) >= wanted) return hex;
  }
  return goal ? "#ffffff" : "#000000";
}

/** Ink or paper, whichever reads better on this colour. @param {string} color */
export function lettersOn(color) {
  return contrast("#12131c", color) >= contrast("#ffffff", color) ? "#12131c" : "#ffffff";
}

/** One or two letters for a name. @param {string} name */
export function initials(name) {
  const all = name.normalize("NFC").match(/[\p{L}\p{N}]+/gu) ?? ["?"];
  const words = all.length > 1 && /^(the|an?)$/i.test(all[0]) ? all.slice(1) : all;
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked.map((word) => Array.from(word)[0].toUpperCase()).join("");
}

/** A name as a person writes it: "HOST" becomes "Host", mixed case stays. @param {string} name */
export function named(name) {
  if (name !== name.toUpperCase()) return name;
  return name.toLowerCase().replace(/(^|[\s\-'’.])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase());
}
