/**
 * Player, presence: a line held while the finished recording is heard, so that the studio can count who listens and can
 * say when the link is over. A room has a line of its own. Knows no page.
 * @module
 */

import { Trouble } from "./api.js";

/** Says nothing by itself; asks `refused(trouble)` once when the link opens nothing any more. */
export class Presence {
  #line = null;

  /**
   * @param {import("./api.js").ShareApi} api
   * @param {(trouble: Trouble) => void} refused
   */
  constructor(api, refused) {
    this.api = api;
    this.refused = refused;
  }

  /** The recording is heard, or is no longer. @param {boolean} isHeard */
  hears(isHeard) {
    if (isHeard && !this.#line) this.#open();
    else if (!isHeard) this.#close();
  }

  #open() {
    const line = new EventSource(this.api.presenceUrl);
    line.addEventListener("error", (event) => this.#failed(line, /** @type {any} */ (event).data));
    this.#line = line;
  }

  #close() {
    this.#line?.close();
    this.#line = null;
  }

  /** The studio says why, or has refused the line, or is away for a while: then the browser tries again. */
  async #failed(line, said) {
    if (line !== this.#line) return;
    if (typeof said === "string") return this.#refuse(JSON.parse(said));
    if (line.readyState !== EventSource.CLOSED) return;
    this.#close();
    const problem = await this.api.timeline().then(() => null, (trouble) => trouble);
    if (problem instanceof Trouble && problem.isFinal) this.#refuse(problem);
  }

  #refuse({ code, message }) {
    this.#close();
    this.refused(new Trouble(code, message, 410));
  }
}
