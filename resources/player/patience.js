/**
 * Player, patience: how long to wait before each new attempt, and when to give up. Pure.
 * @module
 */

const WAITS_MS = [400, 1000, 2000, 4000, 8000, 15000];

/** Counts attempts that led nowhere. */
export class Patience {
  constructor() {
    this.attempts = 0;
  }

  /** Milliseconds until the next attempt. @param {number} [atLeast] */
  next(atLeast = 0) {
    const wait = WAITS_MS[Math.min(this.attempts, WAITS_MS.length - 1)];
    this.attempts += 1;
    return Math.max(wait, atLeast);
  }

  /** Sound has been heard again. */
  restored() {
    this.attempts = 0;
  }

  /** Whether the studio answers but its sound cannot be played. */
  get isOver() {
    return this.attempts >= 8;
  }
}
