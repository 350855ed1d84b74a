/**
 * Player, scrubber: the whole read as a line with a tick for each scene; a slider for hands, keys and screen readers.
 * @module
 */

import { made, the, write } from "./dom.js";
import { clock, spoken } from "./times.js";

const STEP_MS = 10_000;

/** Asks `go(ms)` when the listener has chosen a place. */
export class Scrubber {
  /** @param {(ms: number) => void} go */
  constructor(go) {
    this.slider = the("scrubber");
    [this.fill, this.knob, this.ticks, this.bubble] = [the("fill"), the("knob"), the("ticks"), the("bubble")];
    this.performed = the("performed");
    [this.at, this.total] = [the("at"), the("total")];
    this.go = go;
    this.dragging = null;
    this.position = 0;
    this.#hands();
    this.slider.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Draws the scenes, and what is spoken already, anew. @param {import("./timeline.js").Timeline} timeline */
  measure(timeline) {
    this.timeline = timeline;
    this.slider.setAttribute("aria-valuemax", String(Math.round(timeline.durationMs / 1000)));
    write(this.total, `${timeline.estimated ? "≈ " : ""}${clock(timeline.durationMs)}`);
    this.ticks.replaceChildren(...timeline.scenes.slice(1).map((scene) => this.#tick(scene)));
    this.performed.replaceChildren(...timeline.performed.map((span) => this.#span(span)));
  }

  /** Shows where the listener is. @param {number} ms */
  show(ms) {
    this.position = ms;
    if (this.dragging === null) this.#draw(ms);
  }

  #draw(ms) {
    const part = Math.min(1, Math.max(0, ms / (this.timeline.durationMs || 1)));
    this.fill.style.transform = `scaleX(${part.toFixed(5)})`;
    this.knob.style.left = `${(part * 100).toFixed(3)}%`;
    write(this.at, clock(ms));
    const seconds = String(Math.floor(ms / 1000));
    if (this.slider.getAttribute("aria-valuenow") === seconds) return;
    this.slider.setAttribute("aria-valuenow", seconds);
    this.slider.setAttribute("aria-valuetext", this.#said(ms));
  }

  #said(ms) {
    const scene = this.#scene(ms);
    return `${spoken(ms)} of ${spoken(this.timeline.durationMs)}${scene ? `, ${scene}` : ""}`;
  }

  #scene(ms) {
    return this.timeline.scenes[this.timeline.sceneAt(ms)]?.title ?? "";
  }

  #tick(scene) {
    const tick = made("span", "tick");
    tick.style.left = this.#part(scene.startMs);
    return tick;
  }

  #span({ startMs, endMs }) {
    const span = made("span", "span");
    span.style.left = this.#part(startMs);
    span.style.width = this.#part(endMs - startMs);
    return span;
  }

  #part(ms) {
    return `${((ms / (this.timeline.durationMs || 1)) * 100).toFixed(3)}%`;
  }

  #hands() {
    const slider = this.slider;
    slider.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      slider.setPointerCapture(event.pointerId);
      this.#drag(event);
    });
    slider.addEventListener("pointermove", (event) => (this.dragging === null ? this.#hover(event) : this.#drag(event)));
    slider.addEventListener("pointerup", () => this.#drop(true));
    slider.addEventListener("pointercancel", () => this.#drop(false));
    slider.addEventListener("pointerleave", () => this.dragging === null && (this.bubble.hidden = true));
  }

  #at(event) {
    const box = this.slider.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - box.left) / (box.width || 1))) * this.timeline.durationMs;
  }

  #drag(event) {
    this.dragging = this.#at(event);
    this.#draw(this.dragging);
    this.#hover(event);
  }

  #drop(isMeant) {
    const chosen = this.dragging;
    this.dragging = null;
    this.bubble.hidden = true;
    if (chosen !== null && isMeant) this.go(chosen);
  }

  #hover(event) {
    const ms = this.#at(event);
    this.bubble.hidden = false;
    const edge = 90 / (this.slider.clientWidth || 1);
    this.bubble.style.left = `${Math.min(1 - edge, Math.max(edge, ms / this.timeline.durationMs)) * 100}%`;
    write(this.bubble, [clock(ms), this.#scene(ms)].filter(Boolean).join(" · "));
  }

  #key(event) {
    const { durationMs } = this.timeline;
    const steps = { ArrowLeft: -STEP_MS, ArrowDown: -STEP_MS, ArrowRight: STEP_MS, ArrowUp: STEP_MS };
    const places = {
      Home: 0, End: durationMs,
      PageUp: this.timeline.sceneStep(this.position, 1)?.startMs ?? durationMs,
      PageDown: this.timeline.sceneStep(this.position, -1)?.startMs ?? 0,
    };
    const target = event.key in steps ? this.position + steps[event.key] : places[event.key];
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    this.go(Math.min(durationMs, Math.max(0, target)));
  }
}
