/**
 * Player, controls: the buttons and choices under the stage, and the keys that do the same.
 * @module
 */

import { the, write } from "./dom.js";
import { SleepTimer } from "./sleep.js";
import { clock } from "./times.js";

const STEP_MS = 10_000;
const FREE_KEYS = new Set(["INPUT", "SELECT", "TEXTAREA"]);

/** Wires every control to the playback. */
export class Controls {
  /**
   * @param {import("./playback.js").Playback} playback
   * @param {import("./programme.js").Programme} programme
   * @param {import("./memory.js").Memory} memory
   * @param {import("./panels.js").Panels} panels
   */
  constructor(playback, programme, memory, panels) {
    Object.assign(this, { playback, programme, memory, panels });
    this.sleep = new SleepTimer();
    this.deeds = this.#deeds();
    for (const button of document.querySelectorAll("[data-do]")) button.addEventListener("click", () => this.deeds[button.dataset.do]());
    document.addEventListener("keydown", (event) => this.#key(event));
    this.#choices();
    this.#tastes();
    if (!document.fullscreenEnabled) the("fullscreen-button").hidden = true;
    document.addEventListener("fullscreenchange", () => this.#screen());
  }

  /** Goes to a line. @param {import("./timeline.js").Line} line */
  toLine(line) {
    this.playback.seek({ positionMs: line.startMs, entryIndex: line.entryIndex });
  }

  /** Shows what the playback does. */
  show() {
    const isOn = this.playback.isWanted;
    for (const button of document.querySelectorAll("[data-do=toggle]")) {
      button.setAttribute("aria-label", isOn ? "Pause" : this.playback.state === "ended" ? "Play again" : "Play");
      button.dataset.on = String(isOn);
    }
  }

  /** Looks at the sleep timer. */
  tick() {
    if (!this.sleep.isSet) return;
    const { volume, isDue, leftMs } = this.sleep.look(Date.now(), this.#scene());
    if (this.playback.isWanted) this.playback.audio.volume = volume;
    write(the("sleep-left"), leftMs === null ? "" : clock(leftMs));
    if (isDue) this.#fallAsleep();
  }

  #deeds() {
    const { playback, programme } = this;
    const by = (ms) => playback.seek({ positionMs: playback.positionMs + ms });
    const step = (steps) => this.toLine(programme.timeline.step(playback.positionMs, steps));
    return {
      toggle: () => playback.toggle(),
      back: () => by(-STEP_MS),
      on: () => by(STEP_MS),
      previous: () => step(-1),
      next: () => step(1),
      captions: () => this.#switch("captions"),
      announce: () => this.#switch("announce"),
      fullscreen: () => fullscreen(),
      resume: () => this.#resume(),
      join: () => playback.join(() => playback.api.openRoom()),
      retry: () => playback.retry(),
    };
  }

  #resume() {
    const kept = this.memory.place();
    if (kept) this.playback.seek(this.placeOf(kept));
    this.playback.play();
  }

  /** Where a kept place lies now: a revised read keeps the line, not the second. @param {any} kept */
  placeOf(kept) {
    const { read, timeline } = this.programme;
    const line = timeline.lines.find(({ entryIndex }) => entryIndex === kept.entryIndex);
    if (!line) return { positionMs: 0 };
    const isSame = kept.revision === read.revision && (kept.positionMs >= line.startMs && kept.positionMs < line.endMs + 2000);
    return isSame ? { positionMs: kept.positionMs } : { positionMs: line.startMs, entryIndex: line.entryIndex };
  }

  #choices() {
    the("speed").addEventListener("change", ({ target }) => {
      this.playback.speed = Number(target.value);
      this.memory.like({ speed: Number(target.value) });
    });
    the("sleep").addEventListener("change", ({ target }) => {
      const choice = ["off", "scene"].includes(target.value) ? target.value : Number(target.value);
      this.sleep.set(choice, Date.now(), this.#scene());
      this.playback.audio.volume = 1;
      write(the("sleep-left"), "");
    });
    this.playback.addEventListener("moved", ({ detail }) => {
      if (this.sleep.scene !== null) this.sleep.scene = this.programme.timeline.sceneAt(detail);
    });
  }

  #tastes() {
    const { speed, captions, announce } = this.memory.tastes();
    const known = [...the("speed").options].some(({ value }) => Number(value) === speed);
    if (known) [the("speed").value, this.playback.speed] = [String(speed), speed];
    this.#turn("captions", captions !== false);
    this.#turn("announce", announce === true);
  }

  #switch(name) {
    const isOn = the(`${name}-button`).getAttribute("aria-pressed") !== "true";
    this.#turn(name, isOn);
    this.memory.like({ [name]: isOn });
  }

  #turn(name, isOn) {
    the(`${name}-button`).setAttribute("aria-pressed", String(isOn));
    document.body.dataset[name] = isOn ? "on" : "off";
  }

  #scene() {
    return this.programme.timeline.sceneAt(this.playback.positionMs);
  }

  #fallAsleep() {
    this.playback.pause();
    this.playback.audio.volume = 1;
    this.sleep.set("off", 0, 0);
    the("sleep").value = "off";
    write(the("sleep-left"), "");
  }

  #screen() {
    the("fullscreen-button").setAttribute("aria-pressed", String(document.fullscreenElement !== null));
  }

  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || FREE_KEYS.has(event.target.tagName)) return;
    if (event.key === "Escape") return void (this.panels.close() && event.preventDefault());
    // Space and Enter press the control that has the focus; everywhere else space is play and pause.
    if (event.key === " " && event.target.closest("button, a, summary")) return;
    if (event.key.startsWith("Arrow") && event.target.closest(".panel")) return;
    const deed = this.#deedOf(event.key);
    if (!deed || (event.repeat && event.key === " ")) return;
    event.preventDefault();
    deed();
  }

  #deedOf(key) {
    const panel = (name) => () => this.panels.toggle(name);
    const keys = {
      " ": this.deeds.toggle, k: this.deeds.toggle, ArrowLeft: this.deeds.back, ArrowRight: this.deeds.on,
      ArrowUp: this.deeds.previous, ArrowDown: this.deeds.next, c: this.deeds.captions, f: this.deeds.fullscreen,
      e: panel("evidence"), t: panel("script"), "?": panel("keys"), "<": () => this.#pace(-1), ">": () => this.#pace(1),
    };
    return keys[key.length === 1 ? key.toLowerCase() : key];
  }

  #pace(step) {
    const speed = the("speed");
    speed.selectedIndex = Math.min(speed.options.length - 1, Math.max(0, speed.selectedIndex + step));
    speed.dispatchEvent(new Event("change"));
  }
}

function fullscreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen?.().catch(() => undefined);
}
