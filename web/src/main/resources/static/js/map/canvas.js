/** The bare Leaflet map: gestures, zoom buttons, view. Knows nothing of places. */

import { L } from "./leaflet.js";
import { prefersReducedMotion } from "../dom.js";

export const MIN_ZOOM = 9;
export const MAX_ZOOM = 19;

/** Around Dortmund, until the outline of the city has been loaded: south-west and north-east corner, lat/lon. */
const FIRST_BOUNDS = [
  [51.416, 7.302],
  [51.6, 7.638],
];

/**
 * @param {HTMLElement} container
 * @param {import("../state.js").View | null} view null opens on the whole city
 * @returns {any} the Leaflet map
 */
export function createCanvas(container, view) {
  const moving = !prefersReducedMotion();
  const map = L.map(container, {
    minZoom: MIN_ZOOM,
    maxZoom: MAX_ZOOM,
    zoomSnap: 0.5,
    zoomControl: false,
    attributionControl: false,
    zoomAnimation: moving,
    fadeAnimation: moving,
    markerZoomAnimation: moving,
    inertia: moving,
    maxBounds: L.latLngBounds(FIRST_BOUNDS).pad(1.5),
    maxBoundsViscosity: 0.8,
  });
  if (view) map.setView([view.lat, view.lon], view.zoom);
  else map.fitBounds(FIRST_BOUNDS);
  L.control.scale({ imperial: false, position: "bottomright" }).addTo(map);
  new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(container);
  return map;
}

/**
 * Connects the page's own buttons; Leaflet's are smaller than a thumb and not real buttons.
 *
 * @param {any} map
 * @param {ParentNode} root holds `[data-map-zoom-in]`, `[data-map-zoom-out]`, `[data-map-reset]`
 * @param {() => any} cityBounds what "reset" shows
 */
export function connectButtons(map, root, cityBounds) {
  const zoomIn = root.querySelector("[data-map-zoom-in]");
  const zoomOut = root.querySelector("[data-map-zoom-out]");
  zoomIn?.addEventListener("click", () => map.zoomIn(1));
  zoomOut?.addEventListener("click", () => map.zoomOut(1));
  root.querySelector("[data-map-reset]")?.addEventListener("click", () => map.fitBounds(cityBounds()));
  const update = () => {
    // aria-disabled instead of disabled: a disabled button would drop the keyboard focus at the last step
    zoomIn?.setAttribute("aria-disabled", String(map.getZoom() >= MAX_ZOOM));
    zoomOut?.setAttribute("aria-disabled", String(map.getZoom() <= MIN_ZOOM));
  };
  map.on("zoomend", update);
  update();
}
