/** The small map on the pages of the OGC interface: what the page lists, from its own GeoJSON. Without it, the page is whole. */

import { loadFeatures, loadLayer, loadOutline } from "./api.js";

/** @param {HTMLElement} container `data-features`: address of the GeoJSON, lon/lat; `data-near`: not the whole city */
async function begin(container) {
  const [{ FeatureMap }, outline, { features }] = await Promise.all([
    import("./map/features.js"),
    loadOutline(),
    loadFeatures(container.dataset.features ?? ""),
  ]);
  container.hidden = false;
  const map = new FeatureMap(container);
  map.showOutline(outline);
  map.showFeatures(features);
  if (container.dataset.near !== undefined) map.goNear(await loadLayer("stadtbezirke"));
  container.setAttribute("data-ready", "");
}

const container = document.querySelector("[data-ogc-map]");
if (container instanceof HTMLElement) begin(container).catch(() => undefined);
