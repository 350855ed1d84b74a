/**
 * Player, timeline: when every line and scene is heard; a value that is replaced as more has been measured. Pure.
 * @module
 */

import { begun, shared } from "./captions.js";

/** @typedef {import("./captions.js").Word} Word */
/**
 * @typedef {{entryIndex: number, sceneIndex: number, character: string, text: string, parenthetical: string | null,
 *   grounding: string, unsupported?: boolean, evidenceIds: string[], startMs: number, endMs: number, words: Word[], heard: boolean,
 *   rendered?: boolean}} Line
 */
/** @typedef {{sceneIndex: number, title: string, role: string, startMs: number, endMs: number}} Scene */

const GAP_MS = 350;
const MS_PER_SIGN = 68;

/** Lines and scenes with their times, in milliseconds from the start. */
export class Timeline {
  /**
   * @param {Line[]} lines
   * @param {{sceneIndex: number, title: string, role: string}[]} scenes
   * @param {number} durationMs
   * @param {boolean} estimated
   */
  constructor(lines, scenes, durationMs, estimated) {
    this.lines = lines;
    this.durationMs = Math.max(durationMs || 0, lines.at(-1)?.endMs ?? 0);
    this.estimated = estimated;
    this.scenes = scenes.map((scene) => spanned(scene, lines)).filter((scene) => scene !== null);
  }

  /**
   * From the public data of a table read.
   * @param {any} read
   */
  static of(read) {
    const lines = read.entries.map((entry) => ({ ...entry, words: entry.words ?? [], heard: false }));
    return new Timeline(complete(lines), read.scenes, read.durationMs, read.estimated);
  }

  /** The stretches that are spoken already, so that going there costs no waiting; neighbours are one stretch. */
  get performed() {
    const spans = [];
    for (const [index, line] of this.lines.entries()) {
      if (!line.heard && !line.rendered && this.estimated) continue;
      const last = spans.at(-1);
      if (last?.next === index) Object.assign(last, { endMs: line.endMs, next: index + 1 });
      else spans.push({ startMs: index ? line.startMs : 0, endMs: line.endMs, next: index + 1 });
    }
    if (spans.at(-1)?.next === this.lines.length) Object.assign(spans.at(-1), { endMs: this.durationMs });
    return spans.map(({ startMs, endMs }) => ({ startMs, endMs }));
  }

  /** Index of the line at this moment: the one being spoken, or spoken last; 0 before the first. */
  lineAt(ms) {
    return Math.max(0, begun(this.lines, ms));
  }

  /** Index of the scene at this moment. */
  sceneAt(ms) {
    return Math.max(0, begun(this.scenes, ms));
  }

  /** The line so many steps away; going back from well inside a line leads to its own beginning. */
  step(ms, steps) {
    const index = this.lineAt(ms);
    const inside = steps < 0 && ms - this.lines[index].startMs > 1500 ? 1 : 0;
    return this.lines[Math.min(this.lines.length - 1, Math.max(0, index + steps + inside))];
  }

  /** The same number of scenes on or back; null at the end. */
  sceneStep(ms, steps) {
    return this.scenes[Math.max(0, this.sceneAt(ms) + steps)] ?? null;
  }

  /**
   * With the times of a fresh `/timeline` answer. A line this room has announced keeps its place, because the room's
   * sound lies there; what comes after moves with it.
   * @param {any} answer
   */
  measured(answer) {
    const fresh = new Map(answer.entries.map((entry) => [entry.entryIndex, entry]));
    let drift = 0;
    const lines = this.lines.map((line) => {
      const entry = fresh.get(line.entryIndex);
      if (!entry || entry.startMs === null || entry.startMs === undefined) return line;
      if (line.heard) drift = line.endMs - entry.endMs;
      return line.heard ? line : { ...moved(line, entry.startMs + drift, entry.endMs + drift), rendered: entry.rendered };
    });
    return new Timeline(complete(lines), this.scenes, answer.durationMs + drift, answer.estimated);
  }

  /**
   * With a line as the room announced it; later lines move along.
   * @param {any} event
   */
  announced(event) {
    const known = this.lines.find((line) => line.entryIndex === event.entryIndex);
    if (!known || event.startMs === null || event.startMs === undefined) return this;
    const drift = event.endMs - known.endMs;
    const lines = this.lines.map((line) => {
      if (line === known) return { ...line, startMs: event.startMs, endMs: event.endMs, words: event.words ?? line.words, heard: true, rendered: true };
      return line.entryIndex > known.entryIndex && !line.heard ? moved(line, line.startMs + drift, line.endMs + drift) : line;
    });
    return new Timeline(lines, this.scenes, this.durationMs + drift, this.estimated);
  }

  /** Of another length. @param {number} durationMs */
  lasting(durationMs) {
    return new Timeline(this.lines, this.scenes, durationMs, this.estimated);
  }

  /** For a new room: times stay, but a fresh measurement may move any line. */
  loosened() {
    return new Timeline(this.lines.map((line) => ({ ...line, heard: false })), this.scenes, this.durationMs, this.estimated);
  }
}

/**
 * Those of a cast who have something to say; everybody where no line is known.
 * @param {any[]} cast
 * @param {Line[]} lines
 */
export function speakersOf(cast, lines) {
  const heard = new Set(lines.map((line) => line.character));
  return heard.size ? cast.filter((member) => heard.has(member.character)) : cast;
}

/** Word times of a line, measured or shared out. @param {Line} line @returns {Word[]} */
export function wordsOf(line) {
  return line.words.length ? line.words : shared(line.text, line.startMs, line.endMs);
}

function moved(line, startMs, endMs) {
  const by = startMs - line.startMs;
  const words = by ? line.words.map((word) => ({ ...word, startMs: word.startMs + by, endMs: word.endMs + by })) : line.words;
  return { ...line, startMs, endMs, words };
}

/** Fills in times nobody has estimated yet. */
function complete(lines) {
  let at = 0;
  return lines.map((line) => {
    const timed = line.startMs !== null && line.startMs !== undefined;
    const startMs = timed ? line.startMs : at;
    const endMs = timed && line.endMs !== null ? line.endMs : startMs + 400 + line.text.length * MS_PER_SIGN;
    at = endMs + GAP_MS;
    return timed ? { ...line, endMs } : { ...line, startMs, endMs };
  });
}

function spanned(scene, lines) {
  const own = lines.filter((line) => line.sceneIndex === scene.sceneIndex);
  return own.length ? { ...scene, startMs: own[0].startMs, endMs: own.at(-1).endMs } : null;
}
