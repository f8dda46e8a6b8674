/** A map to draw one shape on: a click adds a position, a vertex can be dragged, Enter sets one in the middle. */

import { Base } from "./base.js";
import { createCanvas } from "./canvas.js";
import { L } from "./leaflet.js";
import { Tiles } from "./tiles.js";

/** Close enough to see a street. */
const CLOSE_ZOOM = 16;

/** @typedef {[number, number]} LonLat */

export class Sketch {
  /**
   * @param {HTMLElement} container `data-tiles`: template of background tiles, if there are any
   * @param {{onAdd: (position: LonLat) => void, onMove: (index: number, position: LonLat) => void}} options
   */
  constructor(container, options) {
    this.container = container;
    this.options = options;
    this.map = createCanvas(container, null);
    this.map.doubleClickZoom.disable();
    this.base = new Base(this.map);
    this.drawn = L.featureGroup().addTo(this.map);
    this.city = this.map.getBounds();
    this.map.on("click", (/** @type {any} */ event) => options.onAdd(lonLat(event.latlng)));
    container.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== container) return;
      event.preventDefault();
      options.onAdd(lonLat(this.map.getCenter()));
    });
    const template = container.dataset.tiles;
    if (template) {
      new Tiles(this.map, template, (visible) => container.toggleAttribute("data-with-tiles", visible)).start();
    }
  }

  /** @param {{features: any[]}} outline the city */
  showOutline(outline) {
    this.base.showOutline(outline);
    this.city = this.base.outlineBounds;
  }

  /**
   * @param {"point" | "line" | "area"} shape
   * @param {LonLat[]} positions
   */
  show(shape, positions) {
    this.drawn.clearLayers();
    const path = positions.map(([lon, lat]) => [lat, lon]);
    const style = { className: "map-shape", interactive: false };
    if (shape === "area" && path.length > 2) this.drawn.addLayer(L.polygon(path, style));
    else if (shape !== "point" && path.length > 1) this.drawn.addLayer(L.polyline(path, { ...style, className: "map-shape draw-line" }));
    path.forEach((position, index) => this.drawn.addLayer(this.vertex(position, index, index === path.length - 1)));
  }

  /**
   * @param {number[]} position lat/lon
   * @param {number} index
   * @param {boolean} last
   */
  vertex(position, index, last) {
    const className = last ? "draw-vertex draw-vertex--last" : "draw-vertex";
    const icon = L.divIcon({ className, iconSize: [32, 32] });
    // not for the keyboard: that goes to the text, where a position can be changed to the metre
    const marker = L.marker(position, { icon, draggable: true, keyboard: false });
    marker.on("dragend", () => this.options.onMove(index, lonLat(marker.getLatLng())));
    return marker;
  }

  /** @returns {any} what there is to see: the drawing, else the city */
  bounds() {
    const drawn = this.drawn.getBounds();
    return drawn.isValid() ? drawn.pad(0.3) : this.city;
  }

  /** @param {LonLat} position what the drawing is about */
  mark(position) {
    const icon = L.divIcon({ className: "draw-hint", iconSize: [28, 28] });
    L.marker([position[1], position[0]], { icon, interactive: false, keyboard: false }).addTo(this.map);
  }

  /** @param {LonLat} [hint] where to look while nothing is drawn */
  fit(hint) {
    // it may just have come into sight, and has had no size so far
    this.map.invalidateSize({ animate: false, pan: false });
    if (this.drawn.getLayers().length > 0) {
      this.map.fitBounds(this.bounds(), { maxZoom: CLOSE_ZOOM, animate: false });
    } else if (hint) {
      this.map.setView([hint[1], hint[0]], CLOSE_ZOOM, { animate: false });
    }
  }
}

/**
 * @param {any} latLng
 * @returns {LonLat}
 */
function lonLat(latLng) {
  return [latLng.lng, latLng.lat];
}
