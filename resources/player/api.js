/**
 * Player, api client: the share surface of the studio, its answers and its refusals. Knows no page.
 * @module
 */

import { onThisHost } from "./address.js";

/** What went wrong, and whether trying again can help. */
export class Trouble extends Error {
  /**
   * @param {string} code
   * @param {string} message
   * @param {number} status 0 when the studio was not reached
   * @param {number} [retryAfterMs]
   */
  constructor(code, message, status, retryAfterMs = 0) {
    super(message);
    this.code = code;
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }

  /** Whether it will not go away by itself. */
  get isFinal() {
    return this.status >= 400 && this.status < 500 && ![408, 425, 429].includes(this.status);
  }
}

/** Asks the studio for one link's read. */
export class ShareApi {
  /**
   * @param {string} token
   * @param {typeof fetch} [ask]
   */
  constructor(token, ask = (...request) => fetch(...request)) {
    this.token = token;
    this.ask = ask;
  }

  /** Everything a player shows. */
  async tableRead() {
    return (await this.#answer(this.#path())).tableRead;
  }

  /** When every line is heard. */
  async timeline() {
    return this.#answer(`${this.#path()}/timeline`);
  }

  /** Where a line is held while the finished recording is heard. */
  get presenceUrl() {
    return `${this.#path()}/presence`;
  }

  /** Opens a room. @returns {Promise<{roomId: string, streamUrl: string, eventsUrl: string}>} */
  async startLive() {
    const room = await this.#answer("/api/share/table-read/start-live", { token: this.token });
    return { roomId: room.roomId, streamUrl: onThisHost(room.streamUrl), eventsUrl: onThisHost(room.eventsUrl) };
  }

  /**
   * The room with most people in it, and what they hear at this moment; null where nobody listens.
   * @returns {Promise<{roomId: string, streamUrl: string, eventsUrl: string, positionMs: number, listeners: number} | null>}
   */
  async openRoom() {
    const { room } = await this.tableRead();
    return room ? { ...room, streamUrl: onThisHost(room.streamUrl), eventsUrl: onThisHost(room.eventsUrl) } : null;
  }

  /**
   * Where to listen from, for a position or a line.
   * @param {string} roomId
   * @param {{positionMs: number} | {entryIndex: number}} target
   * @returns {Promise<{positionMs: number, entryIndex: number, streamUrl: string}>}
   */
  async seek(roomId, target) {
    const place = await this.#answer(`/api/share/live/${encodeURIComponent(roomId)}/seek`, target);
    return { ...place, streamUrl: onThisHost(place.streamUrl) };
  }

  #path() {
    return `/api/share/table-read/${encodeURIComponent(this.token)}`;
  }

  async #answer(path, body) {
    const request = body && { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
    const response = await this.#reached(path, { cache: "no-store", ...request });
    const said = await response.json().catch(() => null);
    if (response.ok && said) return said;
    throw refusal(response, said);
  }

  async #reached(path, request) {
    try {
      return await this.ask(path, request);
    } catch {
      throw new Trouble("network", "The studio cannot be reached.", 0);
    }
  }
}

function refusal(response, said) {
  const wait = Number(response.headers.get("Retry-After")) || 0;
  const status = response.ok ? 502 : response.status;
  return new Trouble(said?.error?.code ?? "unexpected", said?.error?.message ?? "", status, wait * 1000);
}
