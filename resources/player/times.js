/**
 * Player, times: milliseconds as people read and hear them. Pure.
 * @module
 */

/**
 * 3:07, or 1:02:45 from an hour on.
 * @param {number} ms
 */
export function clock(ms) {
  const all = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, String(all % 60).padStart(2, "0")];
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${seconds}` : `${minutes}:${seconds}`;
}

/**
 * "3 minutes 7 seconds", for screen readers.
 * @param {number} ms
 */
export function spoken(ms) {
  const all = Math.max(0, Math.floor(ms / 1000));
  const parts = [[Math.floor(all / 3600), "hour"], [Math.floor(all / 60) % 60, "minute"], [all % 60, "second"]];
  const said = parts.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`);
  return said.join(" ") || "0 seconds";
}

/**
 * "about 12 min", "12 min", "40 s".
 * @param {number} ms
 * @param {boolean} estimated
 */
export function length(ms, estimated) {
  const text = ms < 60_000 ? `${Math.max(1, Math.round(ms / 1000))} s` : `${Math.round(ms / 60_000)} min`;
  return estimated ? `about ${text}` : text;
}
