/**
 * Player, programme: the read that is played, kept current by what the room says. Knows no page.
 * @module
 */

import { Timeline } from "./timeline.js";

const REREAD_AFTER_MS = 15_000;
const SAID = ["ready", "scene", "entry", "progress", "seek", "ended", "error"];

/** Says `times` when lines have moved, `line` when the studio is lost (detail is false) or found again, and `refused` with {code, message}. */
export class Programme extends EventTarget {
  #line = null;
  #readAt = -Infinity;
  #known = "";

  /**
   * @param {import("./api.js").ShareApi} api
   * @param {any} read
   */
  constructor(api, read) {
    super();
    this.api = api;
    this.read = read;
    this.timeline = Timeline.of(read);
    this.cast = new Map(read.cast.map((member) => [member.character, member]));
  }

  /**
   * Listens to a room, and to no other. Lines it announces keep their place until it announces them anew; in another
   * room they may lie elsewhere.
   * @param {{eventsUrl: string}} room
   */
  follow(room) {
    this.leave();
    this.timeline = this.timeline.loosened();
    const line = new EventSource(room.eventsUrl);
    line.addEventListener("open", () => this.dispatchEvent(new CustomEvent("line", { detail: true })));
    line.addEventListener("error", (event) => typeof (/** @type {any} */ (event).data) === "string" || this.dispatchEvent(new CustomEvent("line", { detail: false })));
    for (const name of SAID) line.addEventListener(name, (event) => this.#heard(line, name, event));
    this.#line = line;
  }

  /** Stops listening. */
  leave() {
    this.#line?.close();
    this.#line = null;
  }

  /** Asks for measured times, not too often: every listener of a link shares its rate. */
  async reread() {
    if (performance.now() - this.#readAt < REREAD_AFTER_MS) return;
    this.#readAt = performance.now();
    try {
      this.#replace(this.timeline.measured(await this.api.timeline()));
    } catch {
      // The times at hand still serve, and the next event of the room asks again.
    }
  }

  /** The passages behind a line. @param {import("./timeline.js").Line} line */
  passages(line) {
    return line.evidenceIds.map((id) => this.read.evidence[id]).filter(Boolean);
  }

  #heard(line, name, event) {
    if (line !== this.#line || typeof event.data !== "string") return;
    const data = JSON.parse(event.data);
    if (name === "entry") this.#replace(this.timeline.announced(data));
    if (name === "ready" || name === "progress") this.#progressed(data);
    if (name === "ended") this.leave();
    if (name === "error") this.dispatchEvent(new CustomEvent("refused", { detail: data }));
  }

  #progressed({ renderedMs, durationMs }) {
    const known = `${renderedMs ?? ""}/${durationMs ?? ""}`;
    if (known === this.#known) return;
    this.#known = known;
    if (durationMs && durationMs !== this.timeline.durationMs) this.#replace(this.timeline.lasting(durationMs));
    if (this.timeline.estimated) this.reread();
  }

  #replace(timeline) {
    this.timeline = timeline;
    this.dispatchEvent(new CustomEvent("times"));
  }
}
