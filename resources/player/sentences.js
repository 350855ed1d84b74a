/**
 * Player, sentences: what a listener is told. Pure.
 * @module
 */

const KNOWN = {
  share_token_expired: "This link has expired. Ask the person who sent it for a new one.",
  share_token_revoked: "This link has been withdrawn by the person who shared it.",
  share_token_invalid: "This link is not complete. Copy it again, to its very end, or ask for a new one.",
  artifact_not_ready: "This table read is not ready yet. Open the link again in a little while.",
  artifact_not_found: "This table read is no longer in the studio it came from.",
  remote_access_disabled: "The studio is not shared on this network at the moment.",
  rate_limited: "The studio is busy with many listeners. It will be tried again in a moment.",
  network: "The studio cannot be reached. It may be asleep or closed; the player keeps trying.",
  sound: "The sound could not be played. Press play to try once more.",
};

/**
 * The sentence for a trouble; the studio's own words where this list has none.
 * @param {{code?: string, message?: string}} trouble
 */
export function sentence(trouble) {
  return KNOWN[trouble.code ?? ""] ?? (trouble.message || "The studio answered something unexpected. Try again in a moment.");
}

export const OPENING = "Opening the house…";
export const WAITING = "Getting the next line ready…";
export const STARTING = "The cast is taking its places…";
export const RECONNECTING = "The connection was lost. Trying again…";
export const PRESS_AGAIN = "Press play once more: this browser wants to be asked twice.";

const GROUNDS = {
  quote: "Quoted from the source, word for word.",
  claim: "Told from this passage, not word for word.",
  connective: "Connecting words. Nothing here is taken from a source.",
};

/** The words before a source's name. @param {string} grounding */
export function origin(grounding) {
  return grounding === "quote" ? "Quoted from" : "Resting on";
}

/**
 * What a line stands on.
 * @param {string} grounding
 * @param {boolean} [unsupported]
 * @param {boolean} [isVerbatim] whether a passage holds it word for word
 */
export function ground(grounding, unsupported = false, isVerbatim = false) {
  if (unsupported) return BY_HAND;
  return grounding === "claim" && isVerbatim ? VERBATIM : GROUNDS[grounding] ?? GROUNDS.connective;
}

/**
 * Whether one of these passages holds the line word for word.
 * @param {string} text
 * @param {string[]} passages
 */
export function holds(text, passages) {
  const line = bare(text);
  return line !== "" && passages.some((passage) => ` ${bare(passage)} `.includes(` ${line} `));
}

/** The words alone, without marks and capitals. @param {string} text */
function bare(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}-]+/gu, " ").trim();
}

const VERBATIM = "The passage’s own words, told without quotation marks.";
const BY_HAND = "Written by hand. No source was found that says it.";
export const NOT_KEPT = "The source’s text is not kept any more. This is the quote as it was kept.";
