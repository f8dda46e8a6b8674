/** Shows the reports that a page lists on its map. The list is the truth: each entry carries its position. */

import { loadOutline } from "../api.js";
import { find } from "../dom.js";
import { connectButtons } from "../map/canvas.js";
import { SpotMap } from "../map/spots.js";

/** @returns {HTMLElement[]} entries that have a position */
function entries() {
  return /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-report][data-lon][data-lat]")]);
}

/** @param {HTMLElement} entry */
function label(entry) {
  const named = entry.querySelector("[data-report-link]") ?? document.querySelector("h1");
  return named?.textContent?.trim() ?? "";
}

/** @param {HTMLElement} entry brings it into sight, with the keyboard at it */
function visit(entry) {
  const target = /** @type {HTMLElement} */ (entry.querySelector("[data-report-link]") ?? entry);
  if (target === entry) entry.tabIndex = -1;
  entry.scrollIntoView({ block: "nearest" });
  target.focus({ preventScroll: true });
}

/** @param {HTMLElement} root `[data-report-map]` */
function start(root) {
  const listed = entries();
  if (listed.length === 0) return;
  root.hidden = false;
  const map = new SpotMap(find(root, "[data-report-canvas]"), (index) => visit(listed[index]));
  connectButtons(map.map, root, () => map.bounds());
  map.show(
    listed.map((entry) => ({
      label: label(entry),
      number: entry.dataset.report ?? "",
      point: [Number(entry.dataset.lon), Number(entry.dataset.lat)],
      main: entry.hasAttribute("data-main"),
    })),
  );
  // without the outline the spots stand on an empty ground; nothing is lost
  loadOutline().then(
    (outline) => map.showOutline(outline),
    () => {},
  );
}

for (const root of document.querySelectorAll("[data-report-map]")) start(/** @type {HTMLElement} */ (root));
