/**
 * Player: puts the page together from its parts and keeps them in step with the sound.
 * @module
 */

import { onThisHost, placeOf } from "./address.js";
import { ShareApi, Trouble } from "./api.js";
import { named } from "./colors.js";
import { Company } from "./company.js";
import { Controls } from "./controls.js";
import { the, write } from "./dom.js";
import { Memory } from "./memory.js";
import { Panels } from "./panels.js";
import { Patience } from "./patience.js";
import { Playback } from "./playback.js";
import { Presence } from "./presence.js";
import { Programme } from "./programme.js";
import { Scrubber } from "./scrubber.js";
import { OPENING, PRESS_AGAIN, RECONNECTING, STARTING, WAITING, sentence } from "./sentences.js";
import { introduce, invite, onLockScreen } from "./playbill.js";
import { Stage } from "./stage.js";
import { speakersOf } from "./timeline.js";
import { clock } from "./times.js";
import { restWhenIdle } from "./rest.js";

const KEEP_EVERY_MS = 4000;
const SLOW_AFTER_MS = 700;

/** The page, alive. */
class Player {
  /**
   * @param {ShareApi} api
   * @param {Memory} memory
   * @param {any} read
   */
  constructor(api, memory, read) {
    this.memory = memory;
    this.programme = new Programme(api, read);
    this.playback = new Playback(the("sound"), api, () => this.programme.timeline.durationMs);
    this.playback.recording = onThisHost(read.recordingUrl);
    this.presence = new Presence(api, (trouble) => this.playback.refuse(trouble));
    this.stage = new Stage(read.cast);
    this.company = new Company(the("company"), speakersOf(read.cast, this.programme.timeline.lines));
    this.scrubber = new Scrubber((ms) => this.playback.seek({ positionMs: ms }));
    this.panels = new Panels(this.programme, (line) => this.controls.toLine(line));
    this.controls = new Controls(this.playback, this.programme, memory, this.panels);
    this.keptAt = 0;
    this.slow = 0;
    this.#listen();
    this.#open(read);
  }

  #open(read) {
    introduce(read, this.programme.timeline);
    const kept = this.memory.place();
    the("resume").hidden = !kept;
    if (kept) write(the("resume"), `Resume at ${clock(this.controls.placeOf(kept).positionMs)}`);
    invite(read);
    onLockScreen(read, this.controls);
    restWhenIdle(() => this.playback.state === "playing");
    this.scrubber.measure(this.programme.timeline);
    document.querySelector(".transport")?.removeAttribute("inert");
    this.#stated("idle");
  }

  #listen() {
    const { playback, programme } = this;
    playback.addEventListener("state", ({ detail }) => this.#stated(detail));
    playback.addEventListener("room", ({ detail }) => programme.follow(detail));
    playback.addEventListener("moved", () => this.#leave());
    playback.audio.addEventListener("timeupdate", () => this.#heard());
    programme.addEventListener("times", () => this.#retimed());
    programme.addEventListener("line", ({ detail }) => playback.hears(detail));
    programme.addEventListener("refused", ({ detail }) => this.#refused(detail));
    addEventListener("pagehide", () => this.#keep());
    setInterval(() => this.controls.tick(), 250);
  }

  #stated(state) {
    const wasCovered = ["idle", "ended"].includes(document.body.dataset.state ?? "");
    document.body.dataset.state = state;
    this.controls.show();
    this.#tell(state);
    if (this.playback.recording) this.presence.hears(["playing", "waiting"].includes(state));
    if (state === "ended") this.memory.forget();
    else if (state === "paused") this.#keep();
    if (wasCovered && state !== "idle" && the("cover").contains(document.activeElement)) the("play").focus();
    this.#paint();
  }

  /** Says what is going on, a moment later when it may pass by itself. */
  #tell(state) {
    clearTimeout(this.slow);
    const { trouble } = this.playback;
    const said = { starting: STARTING, waiting: WAITING, blocked: PRESS_AGAIN };
    if (state === "starting" || state === "waiting") this.slow = setTimeout(() => notice(said[state]), SLOW_AFTER_MS);
    else if (state === "reconnecting") notice(trouble?.code === "sound" ? RECONNECTING : sentence(trouble ?? {}), "Try now");
    else if (state === "failed") notice(sentence(trouble ?? {}), trouble?.isFinal ? "" : "Try again");
    else notice(said[state] ?? "");
  }

  #heard() {
    if (this.playback.state === "waiting" && !this.playback.audio.paused && this.playback.audio.readyState > 2) this.#tell("playing");
    if (Date.now() - this.keptAt > KEEP_EVERY_MS) this.#keep();
    if (document.hidden) this.#paint();
  }

  #leave() {
    if (document.body.dataset.state === "idle" || document.body.dataset.state === "ended") document.body.dataset.state = this.playback.state;
    this.#paint();
  }

  #retimed() {
    this.scrubber.measure(this.programme.timeline);
    this.#paint();
  }

  #refused(problem) {
    const trouble = new Trouble(problem.code ?? "", problem.message ?? "", problem.code?.startsWith("share_token") ? 410 : 0);
    if (trouble.isFinal) this.playback.refuse(trouble);
    else if (problem.code === "live_room_not_found") this.playback.forgetRoom();
    else notice(sentence(trouble));
  }

  #keep() {
    const { state, positionMs } = this.playback;
    if (state === "idle" || state === "ended") return;
    this.keptAt = Date.now();
    const { timeline, read } = this.programme;
    this.memory.keep({ positionMs, entryIndex: timeline.lines[timeline.lineAt(positionMs)].entryIndex, revision: read.revision });
  }

  #paint() {
    cancelAnimationFrame(this.frame);
    const { timeline } = this.programme;
    const ms = this.playback.positionMs;
    const index = timeline.lineAt(ms);
    const line = timeline.lines[index];
    if (this.stage.show(timeline, index)) this.#turned(line);
    this.stage.light(ms);
    this.company.light(this.playback.isWanted && ms >= line.startMs && ms < line.endMs + 400 ? line.character : null);
    this.scrubber.show(ms);
    this.#scene(timeline.sceneAt(ms));
    if (this.playback.state === "playing") this.frame = requestAnimationFrame(() => this.#paint());
  }

  #turned(line) {
    this.panels.follow(line);
    the("evidence-button").dataset.grounding = line.grounding;
    document.body.style.setProperty("--speaker", this.programme.cast.get(line.character)?.color ?? "");
    const isAnnounced = document.body.dataset.announce === "on" && this.playback.isWanted;
    write(the("announcer"), isAnnounced ? `${named(line.character)}: ${line.text}` : "");
  }

  #scene(index) {
    const { scenes } = this.programme.timeline;
    if (!scenes[index]) return;
    write(the("scene-number"), `Scene ${index + 1} of ${scenes.length}`);
    write(the("scene-title"), scenes[index].title);
  }
}

/** One sentence for the listener, with something to press where that helps. */
function notice(text, action = "") {
  write(the("notice-text"), text);
  the("notice").dataset.shown = String(Boolean(text));
  the("notice-button").hidden = !action;
  write(the("notice-button"), action);
}

async function read(api) {
  const patience = new Patience();
  for (;;) {
    try {
      return await api.tableRead();
    } catch (problem) {
      if (!(problem instanceof Trouble) || problem.isFinal) throw problem;
      notice(sentence(problem));
      await new Promise((then) => setTimeout(then, patience.next(problem.retryAfterMs)));
    }
  }
}

async function open() {
  const place = placeOf(location.href);
  document.documentElement.dataset.player = "ready";
  document.body.dataset.view = place.view;
  const api = new ShareApi(place.token);
  const slow = setTimeout(() => notice(OPENING), SLOW_AFTER_MS);
  try {
    const found = await read(api).finally(() => clearTimeout(slow));
    notice("");
    if (!found.entries.length) throw new Trouble("empty", "This table read has no lines yet.", 404);
    new Player(api, new Memory(place.token, () => localStorage), found);
  } catch (problem) {
    if (!(problem instanceof Trouble)) throw problem;
    document.body.dataset.state = "closed";
    notice(sentence(problem));
  }
}

open();
