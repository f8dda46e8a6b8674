/** A map under a fixed cross-hair: whoever moves it chooses the spot in its middle. */

import { Base } from "./base.js";
import { connectButtons, createCanvas } from "./canvas.js";
import { L } from "./leaflet.js";
import { Tiles } from "./tiles.js";
import { element } from "../dom.js";

/** From here on one can tell which spot is meant. */
export const CHOICE_ZOOM = 14;
const CLOSE_ZOOM = { tiles: 17, bare: 16 };
/** The outline is generalised; the server forgives as much. Degrees. */
const TOLERANCE = 0.0015;

export class Picker {
  /**
   * @param {HTMLElement} container `[data-map]`
   * @param {ParentNode} root holds the buttons of the map
   * @param {() => void} onRest the map rests somewhere else
   */
  constructor(container, root, onRest) {
    this.container = container;
    this.map = createCanvas(container, null);
    // what is under the cross-hair stays there while zooming
    Object.assign(this.map.options, { scrollWheelZoom: "center", touchZoom: "center", doubleClickZoom: "center" });
    this.base = new Base(this.map);
    this.known = L.layerGroup().addTo(this.map);
    /** @type {[number, number][][]} rings, lon/lat */
    this.rings = [];
    this.moved = false;
    connectButtons(this.map, root, () => this.map.getBounds());
    this.map.on("dragstart zoomstart keydown", () => (this.moved = true));
    this.map.on("moveend", () => {
      if (this.moved) onRest();
      this.arrange();
    });
    if (container.dataset.tiles) new Tiles(this.map, container.dataset.tiles, (visible) => this.onTiles(visible)).start();
  }

  /** @param {{features: any[]}} outline */
  showOutline(outline) {
    this.base.showOutline(outline);
    this.rings = outline.features.flatMap(({ geometry }) =>
      geometry.type === "Polygon" ? [geometry.coordinates[0]] : geometry.coordinates.map((/** @type {any} */ p) => p[0]),
    );
    if (!this.moved) this.map.fitBounds(this.base.outlineBounds, { animate: false });
  }

  /** @param {{features: any[]}} districts */
  showDistricts(districts) {
    this.base.showDistricts(districts);
    this.arrange();
  }

  /** @param {{name: string, point: [number, number]}[]} places shown as dots with their names */
  showKnown(places) {
    this.known.clearLayers();
    for (const { name, point } of places) {
      const html = element("span", { class: "map-spot__label map-spot__label--known", text: name });
      const icon = L.divIcon({ className: "map-spot", html, iconSize: [0, 0] });
      this.known.addLayer(L.marker(latLng(point), { icon, interactive: false, keyboard: false }));
    }
    this.arrange();
  }

  /** Names of places and districts take turns: the ones near, the others far away. */
  arrange() {
    const close = this.map.getZoom() >= CHOICE_ZOOM - 1;
    if (close && !this.map.hasLayer(this.known)) this.known.addTo(this.map);
    if (!close) this.known.remove();
    this.base.arrange([]);
  }

  /** @param {[number, number]} point lon/lat */
  goTo(point) {
    this.moved = true;
    const close = this.container.hasAttribute("data-with-tiles") ? CLOSE_ZOOM.tiles : CLOSE_ZOOM.bare;
    this.map.setView(latLng(point), Math.max(this.map.getZoom(), close), { animate: false });
  }

  /** @returns {[number, number]} lon/lat under the cross-hair */
  centre() {
    const { lng, lat } = this.map.getCenter();
    return [lng, lat];
  }

  /** @returns {boolean} whether one can tell which spot is meant */
  isClose() {
    return this.map.getZoom() >= CHOICE_ZOOM;
  }

  /**
   * @param {[number, number]} point lon/lat
   * @returns {boolean} whether it surely lies outside the city; false while the outline is not known
   */
  isOutside([lon, lat]) {
    if (this.rings.length === 0) return false;
    const shifts = [-TOLERANCE, 0, TOLERANCE];
    return !shifts.some((x) => shifts.some((y) => this.rings.some((ring) => contains(ring, [lon + x, lat + y]))));
  }

  /** @param {boolean} visible */
  onTiles(visible) {
    this.container.toggleAttribute("data-with-tiles", visible);
    document
      .querySelector("[data-tiles-attribution]")
      ?.classList.toggle("map-attribution__tiles--waiting", !visible);
  }
}

/** @param {[number, number]} point lon/lat */
function latLng([lon, lat]) {
  return [lat, lon];
}

/**
 * @param {[number, number][]} ring
 * @param {[number, number]} point
 */
function contains(ring, [x, y]) {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i, i += 1) {
    const [xi, yi] = ring[i];
    const [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}
