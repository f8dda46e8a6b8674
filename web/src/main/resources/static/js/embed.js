/** The map inside another page's frame: nothing but the map; a place opens in a tab of its own. */

import { placeHref } from "./api.js";
import { Catalogue } from "./catalogue.js";
import { find } from "./dom.js";
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

const map = new PlaceMap(container, root, {
  texts,
  view: readView(location.hash),
  onOpen: (place) => openTab(placeHref(place.id)),
  onOpenMany: () => openTab(mapAddress()),
  onChange: () => find(root, "[data-map-full]").setAttribute("href", mapAddress()),
});

const catalogue = new Catalogue(layers, new Notices(find(root, "[data-notices]"), texts), texts, {
  onPlaces: (places) => map.setPlaces(places.filter(matcher(filter))),
  onOutline: (outline) => map.showOutline(outline),
  onDistricts: (districts) => map.showDistricts(districts),
});
catalogue.load().then(() => root.setAttribute("data-ready", ""));

/** @returns {string} the same map on its own page */
function mapAddress() {
  return `/${writeFilter(filter, layers)}${writeView(map.view())}`;
}

/** @param {string} href */
function openTab(href) {
  window.open(href, "_blank", "noopener");
}
