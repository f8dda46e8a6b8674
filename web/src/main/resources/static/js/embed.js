/** The map inside another page's frame: nothing but the map; a place opens in a tab of its own. */

import { placeHref } from "./api.js";
import { Catalogue } from "./catalogue.js";
import { find } from "./dom.js";
import { yieldScrolling } from "./map/guest.js";
import { PlaceMap } from "./map/placemap.js";
import { Notices } from "./notices.js";
import { matcher } from "./places.js";
import { readFilter, readView, writeFilter, writeView } from "./state.js";
import { readTexts } from "./texts.js";

const root = find(document, "[data-map-page]");
const container = find(root, "[data-map]");
const texts = readTexts(root, document.documentElement.lang);
const layers = (container.dataset.layers ?? "").split(" ");
const filter = readFilter(location.search, layers);
/** The language that the page around chose; the pages that open keep it. */
const language = new URLSearchParams(location.search).get("lang");
/** Degrees of longitude that fill a pixel at zoom 0, and how much taller a degree of latitude is here. */
const PIXEL_DEGREES = 360 / 256;
const TALLER = 1.6;
const CLOSEST_ZOOM = 14;
/** @type {import("./places.js").Place[]} */
let shown = [];

const map = new PlaceMap(container, root, {
  texts,
  view: readView(location.hash),
  onOpen: (place) => openTab(spoken(placeHref(place.id))),
  onOpenMany: () => openTab(mapAddress()),
  onChange: () => find(root, "[data-map-full]").setAttribute("href", mapAddress()),
});

const catalogue = new Catalogue(layers, new Notices(find(root, "[data-notices]"), texts), texts, {
  onPlaces: (places) => {
    shown = places.filter(matcher(filter));
    map.setPlaces(shown);
  },
  onOutline: (outline) => map.showOutline(outline),
  onDistricts: (districts) => map.showDistricts(districts),
});
catalogue.load().then(() => {
  const view = filter.district && !readView(location.hash) ? around(shown) : null;
  if (view) map.setView(view);
  root.setAttribute("data-ready", "");
});

// opened on its own there is nothing around it to scroll
if (window.parent !== window) {
  const hints = root.querySelectorAll("[data-hint]");
  yieldScrolling(container, (way) => {
    for (const hint of hints) hint.toggleAttribute("data-shown", hint.getAttribute("data-hint") === way);
  });
}

/**
 * @param {import("./places.js").Place[]} places
 * @returns {import("./state.js").View | null} where all of them are in view, null if none has a position
 */
function around(places) {
  const points = places.flatMap((place) => (place.point ? [place.point] : []));
  if (points.length === 0) return null;
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const wide = (container.clientWidth * 0.8 * PIXEL_DEGREES) / Math.max(east - west, 1e-4);
  const tall = (container.clientHeight * 0.7 * PIXEL_DEGREES) / (Math.max(north - south, 1e-4) * TALLER);
  const zoom = Math.min(CLOSEST_ZOOM, Math.floor(Math.log2(Math.min(wide, tall)) * 2) / 2);
  return { zoom, lat: (south + north) / 2, lon: (west + east) / 2 };
}

/** @returns {string} the same map on its own page */
function mapAddress() {
  return `${spoken(`/${writeFilter(filter, layers)}`)}${writeView(map.view())}`;
}

/**
 * @param {string} href without fragment
 * @returns {string} the same in the language of this page
 */
function spoken(href) {
  return language ? `${href}${href.includes("?") ? "&" : "?"}lang=${encodeURIComponent(language)}` : href;
}

/** @param {string} href */
function openTab(href) {
  window.open(href, "_blank", "noopener");
}
