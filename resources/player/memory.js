/**
 * Player, memory: where a listener stopped and what they like; silent where storage is refused. Knows no page.
 * @module
 */

/** Remembers by a digest of the token, so that no link lies around in the browser's storage. */
export class Memory {
  /**
   * @param {string} token
   * @param {() => Storage} storage opened lazily: touching it can throw
   */
  constructor(token, storage) {
    this.key = `sleeper-hit/place/${digest(token)}`;
    this.storage = storage;
  }

  /** Where the listener stopped, if it is worth resuming. @returns {{positionMs: number, entryIndex: number, revision: number} | null} */
  place() {
    const kept = this.#read(this.key);
    return kept && Number.isFinite(kept.positionMs) && kept.positionMs > 5000 ? kept : null;
  }

  /** @param {{positionMs: number, entryIndex: number, revision: number}} place */
  keep(place) {
    this.#write(this.key, place);
  }

  /** The read was heard to its end. */
  forget() {
    this.#write(this.key, null);
  }

  /** What the listener likes, for all reads. @returns {Record<string, any>} */
  tastes() {
    return this.#read("sleeper-hit/tastes") ?? {};
  }

  /** @param {Record<string, any>} tastes */
  like(tastes) {
    this.#write("sleeper-hit/tastes", { ...this.tastes(), ...tastes });
  }

  #read(key) {
    try {
      return JSON.parse(this.storage().getItem(key) ?? "null");
    } catch {
      return null;
    }
  }

  #write(key, value) {
    try {
      if (value === null) this.storage().removeItem(key);
      else this.storage().setItem(key, JSON.stringify(value));
    } catch {
      // A private window or a full disk: the read still plays, it only starts at its beginning next time.
    }
  }
}

/** A short digest (FNV-1a, twice); crypto.subtle is missing on plain HTTP. @param {string} text */
export function digest(text) {
  const fold = (seed) => {
    let hash = seed;
    for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193);
    return (hash >>> 0).toString(16).padStart(8, "0");
  };
  return fold(0x811c9dc5) + fold(0x050c5d1f);
}
