/** A map in a frame is a guest: who scrolls the page around it must not get stuck in it. */

const HINT_MS = 1500;

/**
 * Leaves the wheel and the single finger to the page around. The map zooms by Ctrl (or Command) with the wheel and
 * moves by two fingers; the mouse drags it as everywhere.
 *
 * @param {HTMLElement} container `[data-map]`
 * @param {(way: "wheel" | "touch" | null) => void} onHint says how the map can be moved, null after a while
 */
export function yieldScrolling(container, onHint) {
  let timer = 0;
  /** @param {"wheel" | "touch"} way */
  const hint = (way) => {
    clearTimeout(timer);
    timer = window.setTimeout(() => onHint(null), HINT_MS);
    onHint(way);
  };
  // in the capture phase, before Leaflet hears of it
  const options = { capture: true, passive: true };
  container.addEventListener(
    "wheel",
    (event) => {
      if (event.ctrlKey || event.metaKey) return;
      event.stopImmediatePropagation();
      hint("wheel");
    },
    options,
  );
  container.addEventListener(
    "touchstart",
    (event) => {
      if (event.touches.length === 1) event.stopImmediatePropagation();
    },
    options,
  );
  container.addEventListener(
    "touchmove",
    (event) => {
      if (event.touches.length === 1) hint("touch");
    },
    options,
  );
  container.setAttribute("data-guest", "");
}
