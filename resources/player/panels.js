/**
 * Player, panels: the passage behind the line, the whole script, and the list of keys; one at a time beside the stage.
 * @module
 */

import { onThisHost, outward } from "./address.js";
import { named } from "./colors.js";
import { tint } from "./company.js";
import { made, the, write } from "./dom.js";
import { NOT_KEPT, ground, holds, origin } from "./sentences.js";

const NAMES = ["evidence", "script", "keys"];

/** Opens, closes and fills them. */
export class Panels {
  /**
   * @param {import("./programme.js").Programme} programme
   * @param {(line: import("./timeline.js").Line) => void} go
   */
  constructor(programme, go) {
    this.programme = programme;
    this.go = go;
    this.open = null;
    this.rows = new Map();
    this.line = null;
    for (const name of NAMES) this.#wire(name);
    the("receipt").addEventListener("click", () => this.toggle("evidence"));
  }

  /** Opens a panel, or closes it when it is open. @param {string} name */
  toggle(name) {
    if (this.open === name) return this.close();
    if (this.open) this.#set(this.open, false);
    this.#set(name, true);
    this.open = name;
    if (name === "script") this.#writeScript();
    if (this.line) this.follow(this.line);
  }

  /** Closes whatever is open; focus goes back to its button if it was inside. */
  close() {
    if (!this.open) return false;
    const [name, panel] = [this.open, the(this.open)];
    const hadFocus = panel.contains(document.activeElement);
    this.#set(name, false);
    this.open = null;
    if (hadFocus) the(`${name}-button`).focus();
    return true;
  }

  /** Shows what belongs to this line. @param {import("./timeline.js").Line} line */
  follow(line) {
    this.line = line;
    this.#hand(line);
    if (this.open === "evidence") this.#showPassage(line);
    if (this.open === "script") this.#mark(line);
  }

  /** The receipt under the line: where it comes from, in a few words. */
  #hand(line) {
    const [first, ...more] = this.programme.passages(line);
    the("receipt").toggleAttribute("data-empty", !first);
    if (first) write(the("receipt-text"), `${origin(line.grounding)} ${placed(first)}${more.length ? ` and ${more.length} more` : ""}`);
  }

  #wire(name) {
    the(`${name}-button`).addEventListener("click", () => this.toggle(name));
    the(name).querySelector(".close").addEventListener("click", () => this.close());
  }

  #set(name, isOpen) {
    the(name).hidden = !isOpen;
    the(`${name}-button`).setAttribute("aria-expanded", String(isOpen));
    if (isOpen) document.body.dataset.panel = name;
    else delete document.body.dataset.panel;
  }

  #showPassage(line) {
    const member = this.programme.cast.get(line.character);
    const box = the("evidence-body");
    if (box.dataset.entry === String(line.entryIndex)) return;
    box.dataset.entry = String(line.entryIndex);
    const who = made("p", "passage-speaker", named(line.character));
    if (member) tint(who, member.color);
    const passages = this.programme.passages(line);
    const told = ground(line.grounding, line.unsupported, holds(line.text, passages.map((one) => one.quote)));
    box.replaceChildren(who, made("p", "passage-line", line.text), made("p", "passage-ground", told), ...passages.map(passage), ...this.#receipts(line));
  }

  /** The same line among the receipts of the whole read. */
  #receipts(line) {
    const page = onThisHost(this.programme.read.receiptsUrl);
    if (!page) return [];
    const way = made("p", "passage-all");
    way.append(linked("Every line and its source", `${page}#line-${line.entryIndex + 1}`));
    return [way];
  }

  #writeScript() {
    if (this.rows.size) return;
    const { timeline } = this.programme;
    const titles = new Map(timeline.scenes.map((scene) => [scene.sceneIndex, scene.title]));
    let [scene, list] = [null, null];
    for (const line of timeline.lines) {
      if (line.sceneIndex !== scene) {
        [scene, list] = [line.sceneIndex, made("ol", "script-lines")];
        the("script-body").append(made("h3", "", titles.get(scene) ?? ""), list);
      }
      list.append(this.#row(line));
    }
  }

  #row(line) {
    const [item, button] = [made("li"), made("button", "script-line")];
    button.type = "button";
    const who = made("span", "script-speaker", named(line.character));
    tint(who, this.programme.cast.get(line.character)?.color ?? "#8a8794");
    button.append(who, " ", made("span", "", line.text));
    button.addEventListener("click", () => this.go(line));
    item.append(button);
    this.rows.set(line.entryIndex, button);
    return item;
  }

  #mark(line) {
    const [row, before] = [this.rows.get(line.entryIndex), the("script-body").querySelector("[aria-current]")];
    if (!row || row === before) return;
    before?.removeAttribute("aria-current");
    row.setAttribute("aria-current", "true");
    if (!row.matches(":focus-visible")) the("script").scrollTop = row.offsetTop - the("script").clientHeight / 3;
  }
}

/** One passage with where it stands. */
function passage({ quote, kept, sourceLabel, page, url }) {
  const [figure, caption] = [made("figure", "passage"), made("figcaption")];
  const place = placed({ sourceLabel, page });
  const address = outward(url);
  if (address) caption.append(linked(place, address));
  else write(caption, place);
  // A passage that brings its own quotation marks gets no second pair.
  figure.append(made("blockquote", /^["“”„«‘']/u.test(quote.trim()) ? "marked" : "", quote), caption);
  if (kept === false) figure.append(made("p", "passage-gone", NOT_KEPT));
  return figure;
}

function placed({ sourceLabel, page }) {
  return [sourceLabel || "Source", page ? `page ${page}` : ""].filter(Boolean).join(", ");
}

function linked(text, address) {
  const link = /** @type {HTMLAnchorElement} */ (made("a", "", text));
  link.href = address;
  link.target = "_blank";
  link.rel = "noopener noreferrer";
  return link;
}
