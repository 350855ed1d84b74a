/**
 * Player, playback: one audio element, fed by a live room or by the finished recording, that keeps its place.
 * Knows the element's clock and nothing of the page around it.
 * @module
 */

import { Trouble } from "./api.js";
import { Patience } from "./patience.js";
import { Usher } from "./usher.js";

/** @typedef {"idle" | "starting" | "playing" | "waiting" | "reconnecting" | "paused" | "blocked" | "ended" | "failed"} State */
/** @typedef {{positionMs: number, entryIndex?: number}} Target */
/** @typedef {() => Promise<{roomId: string, streamUrl: string, eventsUrl: string, positionMs: number} | null>} Find */

const HUSH = "/share/player/hush.mp3";
const SETTLE_MS = 220;
const STALE_AFTER_MS = 20_000;
const STUCK_AFTER_MS = 20_000;
const STUCK_AND_LOST_AFTER_MS = 1500;
const END_MARGIN_MS = 1500;

/** Says `state`, `moved` (a jump; detail is where to, in ms) and `room` (one was opened; detail is the room). */
export class Playback extends EventTarget {
  #offsetMs = 0;
  #heldMs = 0;
  #isTuned = false;
  #isWanted = false;
  #isUnlocked = false;
  #turn = 0;
  #timer = 0;
  #pausedAt = 0;
  #grown = { at: 0, seconds: -1 };
  #patience = new Patience();
  #isLost = false;
  /** @type {Find | null} Set while the listener is where others are; whoever pauses or moves goes a way of their own. */
  #others = null;
  #usher;

  /**
   * @param {HTMLAudioElement} audio
   * @param {import("./api.js").ShareApi} api
   * @param {() => number} durationMs
   */
  constructor(audio, api, durationMs) {
    super();
    this.audio = audio;
    this.api = api;
    this.#usher = new Usher(api, (room) => this.dispatchEvent(new CustomEvent("room", { detail: room })));
    this.durationMs = durationMs;
    this.recording = null;
    /** @type {State} */
    this.state = "idle";
    this.trouble = null;
    this.#listen();
  }

  /** Where the listener is, in ms from the start: the element's own clock, or where it is about to be. */
  get positionMs() {
    if (!this.#isTuned) return this.#heldMs;
    return this.#offsetMs + this.audio.currentTime * 1000;
  }

  /** Whether the listener wants sound, even while it is still on its way. */
  get isWanted() {
    return this.#isWanted;
  }

  /** How fast; 1 is as performed. */
  set speed(rate) {
    this.audio.defaultPlaybackRate = rate;
    this.audio.playbackRate = rate;
  }

  /** Starts or goes on. Call it inside the listener's own gesture. */
  play() {
    if (this.#isWanted) return;
    this.#isWanted = true;
    this.trouble = null;
    this.#patience.restored();
    if (this.state === "ended") this.#hold(0);
    const isStale = !this.recording && Date.now() - this.#pausedAt > STALE_AFTER_MS;
    if (this.#isTuned && !(this.#pausedAt && isStale)) {
      this.#sound();
      return;
    }
    this.#hold(this.positionMs);
    this.#unlock();
    this.#tune({ positionMs: this.#heldMs });
  }

  /** Stops where it is. */
  pause() {
    if (!this.#isWanted && this.state !== "blocked") return;
    this.#isWanted = false;
    this.#others = null;
    this.#pausedAt = Date.now();
    clearTimeout(this.#timer);
    this.audio.pause();
    this.#to("paused");
  }

  /** Play or pause, as one key does it. */
  toggle() {
    return this.#isWanted ? this.pause() : this.play();
  }

  /**
   * Goes to a place; at once for the eye, a moment later for the ear, so that a held key asks only once.
   * @param {Target} target
   */
  seek(target) {
    const positionMs = Math.min(Math.max(0, target.positionMs), Math.max(0, this.durationMs() - 200));
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#others = null;
    if (this.recording && this.#isTuned && this.audio.readyState > 0) this.audio.currentTime = positionMs / 1000;
    else this.#leap({ ...target, positionMs });
    if (this.state === "ended" || this.state === "failed") this.#to("paused");
    this.dispatchEvent(new CustomEvent("moved", { detail: positionMs }));
  }

  /** Tries again at once, for a listener who does not want to wait. */
  retry() {
    if (!this.#isWanted) return this.play();
    clearTimeout(this.#timer);
    this.#goOn(this.positionMs);
  }

  /**
   * Joins the others where they are, also after the line was lost. Call it inside the listener's own gesture.
   * @param {Find} find
   */
  async join(find) {
    this.#isWanted = true;
    this.trouble = null;
    this.#unlock();
    this.#to("starting");
    this.#others = find;
    await this.#goOn(0);
  }

  /** The room's line to the studio is there, or lost: silence means something else then. @param {boolean} isThere */
  hears(isThere) {
    const wasLost = this.#isLost;
    this.#isLost = !isThere;
    if (isThere && wasLost && this.state === "reconnecting") this.retry();
  }

  /** Drops the room: the next start opens a new one. */
  forgetRoom() {
    this.#usher.forget();
  }

  /** Stops for good, and keeps why. @param {Trouble} trouble */
  refuse(trouble) {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#hold(this.positionMs);
    this.#give(trouble);
  }

  /** Where the others are by now, else here. @param {number} positionMs */
  async #goOn(positionMs) {
    if (!this.#others) return this.#tune({ positionMs });
    const turn = (this.#turn += 1);
    this.#hold(positionMs);
    const room = await this.#others().catch(() => null);
    if (turn !== this.#turn || !this.#isWanted) return;
    if (room && room.roomId !== this.#usher.room?.roomId) this.#usher.enter(room);
    const there = room?.positionMs ?? positionMs;
    this.dispatchEvent(new CustomEvent("moved", { detail: there }));
    await this.#tune({ positionMs: there });
  }

  #leap(target) {
    this.#hold(target.positionMs);
    this.audio.pause();
    if (!this.#isWanted) return;
    this.#to("starting");
    this.#timer = setTimeout(() => this.#tune(target), SETTLE_MS);
  }

  #hold(positionMs) {
    this.#heldMs = positionMs;
    this.#isTuned = false;
  }

  /** Phones let an element play only if it was started inside a gesture; the real stream comes an answer later. */
  #unlock() {
    if (this.#isUnlocked || this.recording) return;
    this.#isUnlocked = true;
    this.audio.src = HUSH;
    this.audio.play().catch(() => undefined);
  }

  async #tune(target) {
    const turn = (this.#turn += 1);
    this.#hold(target.positionMs);
    if (this.state !== "reconnecting") this.#to("starting");
    try {
      const place = await this.#place(target);
      if (turn === this.#turn) this.#begin(place);
    } catch (problem) {
      if (turn === this.#turn) this.#refused(problem);
    }
  }

  async #place(target) {
    if (this.recording) return { url: this.recording, offsetMs: 0, positionMs: target.positionMs };
    return this.#usher.place(target);
  }

  #begin({ url, offsetMs, positionMs }) {
    this.#offsetMs = offsetMs;
    this.#grown = { at: Date.now(), seconds: -1 };
    const rate = this.audio.playbackRate;
    this.audio.src = url;
    this.audio.playbackRate = rate;
    if (positionMs > offsetMs) this.audio.currentTime = (positionMs - offsetMs) / 1000;
    this.#isTuned = true;
    if (this.#isWanted) this.#sound();
  }

  #sound() {
    this.audio.play().catch((problem) => {
      if (problem.name !== "NotAllowedError") return;
      this.#isWanted = false;
      this.#pausedAt = 0;
      this.#to("blocked");
    });
  }

  #refused(problem) {
    const trouble = problem instanceof Trouble ? problem : new Trouble("unexpected", String(problem), 0);
    return trouble.isFinal ? this.#give(trouble) : this.#again(trouble);
  }

  #again(trouble) {
    this.trouble = trouble;
    if (!this.#isWanted) return;
    this.#to("reconnecting");
    this.#timer = setTimeout(() => this.#goOn(this.#heldMs), this.#patience.next(trouble.retryAfterMs));
  }

  #give(trouble) {
    this.trouble = trouble;
    this.#isWanted = false;
    this.#isTuned = false;
    this.audio.pause();
    this.#to("failed");
  }

  #cut() {
    if (!this.#isTuned) return;
    this.#hold(this.positionMs);
    if (!this.#isWanted) return;
    const trouble = new Trouble("sound", "", 0);
    return this.#patience.isOver ? this.#give(trouble) : this.#again(trouble);
  }

  #finish() {
    if (!this.#isTuned) return;
    const isWhole = this.recording || this.positionMs >= this.durationMs() - END_MARGIN_MS;
    if (!isWhole) return this.#cut();
    this.#isWanted = false;
    this.#to("ended");
  }

  #listen() {
    const when = (name, then) => this.audio.addEventListener(name, () => this.#isTuned && then());
    when("playing", () => this.#to("playing"));
    when("waiting", () => this.#isWanted && this.#to("waiting"));
    when("error", () => this.#cut());
    when("ended", () => this.#finish());
    when("pause", () => this.#isWanted && !this.audio.ended && this.pause());
    when("play", () => this.#pressedElsewhere());
    setInterval(() => this.#watch(), 1000);
    globalThis.addEventListener?.("online", () => this.state === "reconnecting" && this.retry());
  }

  /** Headphones, a lock screen or a keyboard's media key have started the element themselves. */
  #pressedElsewhere() {
    this.#isWanted = true;
  }

  #watch() {
    if (!this.#isTuned || !this.#isWanted) return;
    const seconds = this.audio.currentTime;
    if (seconds > this.#grown.seconds + 0.05 || seconds < this.#grown.seconds) {
      if (seconds > 2) this.#patience.restored();
      this.#grown = { at: Date.now(), seconds };
    } else if (Date.now() - this.#grown.at > (this.#isLost ? STUCK_AND_LOST_AFTER_MS : STUCK_AFTER_MS)) this.#cut();
  }

  #to(state) {
    if (state === this.state && state !== "failed") return;
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }
}
