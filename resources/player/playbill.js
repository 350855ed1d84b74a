/**
 * Player, playbill: title, credit and thesis before the lights go down, and the same on a lock screen.
 * @module
 */

import { onThisHost } from "./address.js";
import { the, write, writeWhole } from "./dom.js";
import { speakersOf } from "./timeline.js";
import { clock, length } from "./times.js";

/** Fills the cover and the heading. @param {any} read @param {import("./timeline.js").Timeline} timeline */
export function introduce(read, timeline) {
  document.title = read.title;
  write(the("title"), read.title);
  writeWhole(the("cover-title"), read.title);
  for (const id of ["credit", "cover-credit"]) fill(the(id), creditOf(read));
  fill(the("thesis"), read.thesis);
  const ms = read.recordingUrl && read.recordingDurationMs ? read.recordingDurationMs : timeline.durationMs;
  const count = speakersOf(read.cast, timeline.lines).length;
  const voices = `${count} ${count === 1 ? "voice" : "voices"}`;
  offerReceipts(read.receiptsUrl);
  write(the("facts"), [length(ms, read.estimated && !read.recordingUrl), voices, scenes(timeline)].filter(Boolean).join(" · "));
}

/** Where it comes from; nothing where that says its title once more. @param {any} read */
export function creditOf(read) {
  const [credit, title] = [read.credit ?? "", read.title].map((text) => text.replace(/^From /u, "").replace(/[“”"]/gu, "").trim());
  return credit === title ? "" : read.credit ?? "";
}

/** Leads to the page that names every line's passage; it opens beside the player. @param {string | null} address */
function offerReceipts(address) {
  const link = /** @type {HTMLAnchorElement} */ (the("receipts"));
  link.hidden = !address;
  if (address) link.href = onThisHost(address) ?? "";
}

/** Offers to join those who listen already. @param {any} read */
export function invite(read) {
  const others = read.recordingUrl ? 0 : read.room?.listeners ?? 0;
  the("join").hidden = !others;
  if (others) write(the("join"), `Join ${others === 1 ? "the other listener" : `${others} others`} at ${clock(read.room.positionMs)}`);
}

/** Title and keys for headphones, lock screens and media keys. @param {any} read @param {import("./controls.js").Controls} controls */
export function onLockScreen(read, controls) {
  if (!("mediaSession" in navigator)) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title: read.title, artist: creditOf(read) || "Sleeper Hit" });
  const { deeds, playback } = controls;
  const acts = { play: () => playback.play(), pause: () => playback.pause(), seekbackward: deeds.back, seekforward: deeds.on };
  for (const [name, act] of Object.entries({ ...acts, previoustrack: deeds.previous, nexttrack: deeds.next })) {
    try {
      navigator.mediaSession.setActionHandler(/** @type {MediaSessionAction} */ (name), act);
    } catch {
      // An older browser knows fewer keys; the others still work.
    }
  }
}

function fill(element, text) {
  element.hidden = !text;
  write(element, text ?? "");
}

function scenes(timeline) {
  const count = timeline.scenes.length;
  return count > 1 ? `${count} scenes` : "";
}
