/** Marks that stand above all clusters: the open place with its shape, and the spot that was searched for. */

import { L } from "./leaflet.js";
import { layerSymbol } from "./symbols.js";
import { element } from "../dom.js";

export class Pins {
  /** @param {any} map */
  constructor(map) {
    this.map = map;
    this.selection = L.layerGroup().addTo(map);
    this.spot = L.layerGroup().addTo(map);
  }

  /** @param {import("../places.js").Place | null} place */
  select(place) {
    this.selection.clearLayers();
    if (!place?.point) return;
    if (place.geometry && !("type" in place.geometry && place.geometry.type === "Point")) {
      const shape = L.geoJSON(place.geometry, { interactive: false, style: { className: "map-shape" } });
      this.selection.addLayer(shape);
    }
    const icon = L.divIcon({ className: "map-halo", html: layerSymbol(place.layer), iconSize: [56, 56] });
    this.selection.addLayer(mark(place.point, icon));
  }

  /**
   * @param {[number, number] | null} point lon/lat
   * @param {string} label
   */
  mark(point, label) {
    this.spot.clearLayers();
    if (!point) return;
    const html = element("span", { class: "map-spot__label", text: label });
    this.spot.addLayer(mark(point, L.divIcon({ className: "map-spot", html, iconSize: [0, 0] })));
  }
}

/**
 * @param {[number, number]} point lon/lat
 * @param {any} icon
 */
function mark([lon, lat], icon) {
  return L.marker([lat, lon], { icon, interactive: false, keyboard: false, zIndexOffset: 2000 });
}
