/**
 * Player, usher: finds the stream for a place, in the room at hand, in a new one, or in one that others have opened. Knows no page.
 * @module
 */

import { Trouble } from "./api.js";

/** @typedef {{roomId: string, streamUrl: string, eventsUrl: string}} Room */
/** @typedef {{positionMs: number, entryIndex?: number}} Target */

/** Keeps to one room as long as it is open. */
export class Usher {
  /**
   * @param {import("./api.js").ShareApi} api
   * @param {(room: Room) => void} entered
   */
  constructor(api, entered) {
    this.api = api;
    this.entered = entered;
    /** @type {Room | null} */
    this.room = null;
  }

  /** Goes into this room. @param {Room} room */
  enter(room) {
    this.room = room;
    this.entered(room);
  }

  /** The next place is in another room. */
  forget() {
    this.room = null;
  }

  /**
   * The stream from a place on, and where it begins.
   * @param {Target} target
   */
  async place(target) {
    if (!this.room) return this.#inNewRoom(target);
    try {
      return await this.#inRoom(target);
    } catch (problem) {
      if (!(problem instanceof Trouble) || problem.code !== "live_room_not_found") throw problem;
      return this.#inNewRoom(target);
    }
  }

  async #inNewRoom(target) {
    const room = await this.#anyRoom();
    this.enter(room);
    if (target.positionMs < 1) return { url: room.streamUrl, offsetMs: 0, positionMs: 0 };
    return this.#inRoom(target);
  }

  /** A room of one's own, or, when the studio has no more of them, one where somebody listens already. */
  async #anyRoom() {
    try {
      return await this.api.startLive();
    } catch (problem) {
      const shared = problem instanceof Trouble && problem.code === "rate_limited" ? await this.api.openRoom() : null;
      if (!shared) throw problem;
      return shared;
    }
  }

  async #inRoom({ positionMs, entryIndex }) {
    const where = entryIndex === undefined ? { positionMs: Math.round(positionMs) } : { entryIndex };
    const place = await this.api.seek(this.room?.roomId ?? "", where);
    return { url: place.streamUrl, offsetMs: place.positionMs, positionMs: place.positionMs };
  }
}
