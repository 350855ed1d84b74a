/**
 * Player, address: what the page's own address says, and addresses that stay on this host. Pure.
 * @module
 */

/** @typedef {{kind: "theater" | "audio", token: string, view: "framed" | "fullscreen"}} Place */

/**
 * Which player this is, and the token it plays.
 * @param {string} href
 * @returns {Place}
 */
export function placeOf(href) {
  const url = new URL(href);
  const [, kind, token] = /\/share\/(table-read|table-read-audio)\/([^/]+)/.exec(url.pathname) ?? [];
  return {
    kind: kind === "table-read-audio" ? "audio" : "theater",
    token: decodeURIComponent(token ?? ""),
    view: url.searchParams.get("view") === "fullscreen" ? "fullscreen" : "framed",
  };
}

/**
 * The path and query of an address. The studio names itself by one origin, a listener may have come by another
 * (localhost, a LAN address), and the page may only speak to its own.
 * @param {string | null | undefined} address
 * @returns {string | null}
 */
export function onThisHost(address) {
  if (!address) return null;
  const url = new URL(address, "http://here.invalid");
  return url.pathname + url.search;
}

/**
 * An address a listener may safely follow, else null.
 * @param {string | null | undefined} address
 * @returns {string | null}
 */
export function outward(address) {
  try {
    const url = new URL(address ?? "");
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
