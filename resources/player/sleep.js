/**
 * Player, sleep timer: when to fall silent, with a fade. Pure.
 * @module
 */

const FADE_MS = 12_000;

/** Off, so many minutes, or the end of the scene. */
export class SleepTimer {
  constructor() {
    this.until = null;
    this.scene = null;
  }

  /**
   * @param {"off" | "scene" | number} choice minutes
   * @param {number} now ms
   * @param {number} scene index of the scene that plays
   */
  set(choice, now, scene) {
    this.until = typeof choice === "number" ? now + choice * 60_000 : null;
    this.scene = choice === "scene" ? scene : null;
  }

  /** Whether it is set. */
  get isSet() {
    return this.until !== null || this.scene !== null;
  }

  /**
   * How loud to be, and whether it is time.
   * @param {number} now ms
   * @param {number} scene
   * @returns {{volume: number, isDue: boolean, leftMs: number | null}}
   */
  look(now, scene) {
    if (this.scene !== null) return { volume: 1, isDue: scene !== this.scene, leftMs: null };
    if (this.until === null) return { volume: 1, isDue: false, leftMs: null };
    const leftMs = Math.max(0, this.until - now);
    return { volume: Math.min(1, leftMs / FADE_MS), isDue: leftMs === 0, leftMs };
  }
}
