/**
 * Player, stage: captions that follow the sound's own clock, word by word.
 * @module
 */

import { pieces, reach } from "./captions.js";
import { named } from "./colors.js";
import { tint } from "./company.js";
import { made, the, write } from "./dom.js";
import { wordsOf } from "./timeline.js";

const SIZES = ["short", "medium", "long", "endless"];
const MOST = [70, 150, 280];

/** The line before, the line that is spoken with its words lit, and the line after. */
export class Stage {
  /** @param {any[]} cast */
  constructor(cast) {
    this.colors = new Map(cast.map((member) => [member.character, member.color]));
    [this.before, this.now, this.after] = [the("line-before"), the("line-now"), the("line-after")];
    [this.speaker, this.words, this.aside] = [the("speaker"), the("words"), the("aside")];
    this.index = -1;
    this.line = null;
    this.lit = "";
    this.spans = [];
    this.timings = [];
    new ResizeObserver(() => this.fit()).observe(the("captions"));
  }

  /** Shows the line at this index of the timeline. @param {import("./timeline.js").Timeline} timeline @param {number} index */
  show(timeline, index) {
    const line = timeline.lines[index];
    if (line === this.line) return false;
    const isSame = index === this.index;
    [this.index, this.line] = [index, line];
    if (isSame && this.#keepsWords(line)) return false;
    this.#neighbour(this.before, timeline.lines[index - 1]);
    this.#neighbour(this.after, timeline.lines[index + 1]);
    this.#current(line);
    return !isSame;
  }

  /** As large as the line's length allows, and smaller where its words would be cut; the smallest scroll. */
  fit() {
    const size = MOST.filter((most) => (this.line?.text.length ?? 0) > most).length;
    for (const name of SIZES.slice(size)) {
      this.words.dataset.size = name;
      if (this.words.scrollHeight <= this.words.clientHeight + 2) return;
    }
  }

  /** Lights the words up to this moment. @param {number} ms */
  light(ms) {
    const { spoken, now } = reach(this.timings, ms);
    const lit = `${spoken}/${now}`;
    if (lit === this.lit) return;
    this.lit = lit;
    this.spans.forEach((span, word) => {
      span.className = word === now ? "word now" : word < spoken ? "word spoken" : "word";
    });
    const current = this.spans[now];
    if (current) this.#follow(current);
  }

  /** Times may move while the words stay; then the spans stay too. */
  #keepsWords(line) {
    const timings = wordsOf(line);
    const same = timings.length === this.timings.length && timings.every((word, i) => word.start === this.timings[i].start);
    if (same) this.timings = timings;
    return same;
  }

  #current(line) {
    tint(this.now, this.colors.get(line.character) ?? "#8a8794");
    write(this.speaker, named(line.character));
    write(this.aside, bare(line.parenthetical));
    this.timings = wordsOf(line);
    this.spans = [];
    this.words.replaceChildren(...pieces(line.text, this.timings).map((piece) => this.#piece(piece)));
    this.fit();
    this.words.scrollTop = 0;
    this.now.dataset.entry = String(line.entryIndex);
    this.lit = "";
  }

  #piece({ text, word }) {
    if (word < 0) return document.createTextNode(text);
    const span = made("span", "word", text);
    span.dataset.word = String(word);
    this.spans[word] = span;
    return span;
  }

  #neighbour(element, line) {
    element.hidden = !line;
    if (!line) return;
    const [name, text] = element.children;
    tint(element, this.colors.get(line.character) ?? "#8a8794");
    write(name, named(line.character));
    write(text, line.text);
  }

  #follow(span) {
    const box = this.words;
    if (box.scrollHeight <= box.clientHeight + 2) return;
    const middle = span.offsetTop - box.offsetTop - box.clientHeight / 2 + span.offsetHeight / 2;
    if (Math.abs(box.scrollTop - middle) > span.offsetHeight) box.scrollTop = middle;
  }
}

function bare(parenthetical) {
  const text = (parenthetical ?? "").replace(/^\(|\)$/g, "").trim();
  return text ? `(${text})` : "";
}
