/**
 * Player, company: the speakers with their portraits, and the light on whoever speaks.
 * @module
 */

import { onThisHost } from "./address.js";
import { lettersOn, named, readableOn } from "./colors.js";
import { made } from "./dom.js";
import { figure, looks } from "./portraits.js";

const INK = "#12131c";
const PAPER = "#f6f1e7";

/** Gives an element a speaker's colours, for ink and for paper. @param {HTMLElement} element @param {string} color */
export function tint(element, color) {
  element.style.setProperty("--hue", color);
  element.style.setProperty("--hue-letters", lettersOn(color));
  element.style.setProperty("--hue-on-ink", readableOn(color, INK));
  element.style.setProperty("--hue-on-paper", readableOn(color, PAPER));
}

/** The row of speakers. */
export class Company {
  /**
   * @param {HTMLElement} list
   * @param {any[]} cast
   */
  constructor(list, cast) {
    const drawn = looks(cast);
    this.members = new Map(cast.map((member, seat) => [member.character, portrait(member, drawn[seat])]));
    list.replaceChildren(...this.members.values());
    list.dataset.size = cast.length > 6 ? "many" : "few";
    this.speaking = null;
  }

  /** Lights one speaker, or nobody. @param {string | null} character */
  light(character) {
    if (character === this.speaking) return;
    const [before, now] = [this.members.get(this.speaking), this.members.get(character)];
    before?.removeAttribute("data-speaking");
    before?.removeAttribute("aria-current");
    now?.setAttribute("data-speaking", "");
    now?.setAttribute("aria-current", "true");
    this.speaking = character;
  }
}

function portrait(member, look) {
  const item = made("li", "member");
  tint(item, member.color);
  item.append(picture(member, look), made("span", "member-name", named(member.character)));
  if (member.voiceName) item.title = `${named(member.character)}, voice ${member.voiceName}`;
  return item;
}

/** The picture of a character; until there is one, or it has come, a figure. */
function picture(member, look) {
  const disc = made("span", "portrait");
  disc.setAttribute("aria-hidden", "true");
  const drawn = figure(look);
  disc.append(drawn);
  const address = onThisHost(member.avatarUrl);
  if (!address) return disc;
  const image = new Image();
  image.alt = "";
  image.addEventListener("load", () => drawn.replaceWith(image));
  image.src = address;
  return disc;
}
