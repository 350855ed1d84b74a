/**
 * Player, rest: on a full screen the controls step back while nobody touches anything.
 * @module
 */

const AFTER_MS = 2800;

/** @param {() => boolean} isPlaying */
export function restWhenIdle(isPlaying) {
  let timer = 0;
  const wake = () => {
    delete document.body.dataset.resting;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isPlaying() && !document.body.dataset.panel) document.body.dataset.resting = "";
      else wake();
    }, AFTER_MS);
  };
  for (const name of ["pointermove", "pointerdown", "keydown", "focusin"]) document.addEventListener(name, wake, { passive: true });
  wake();
}
