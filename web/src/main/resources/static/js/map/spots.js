/** A map with numbered spots, each a button that leads to its line on the page. */

import { Base } from "./base.js";
import { createCanvas } from "./canvas.js";
import { L } from "./leaflet.js";
import { Tiles } from "./tiles.js";

/** Close enough to see a street. */
const CLOSE_ZOOM = 16;

/**
 * @typedef {object} Spot
 * @property {string} label what it is called
 * @property {string} number written in it
 * @property {[number, number]} point lon/lat
 * @property {boolean} main the one the page is about
 */

export class SpotMap {
  /**
   * @param {HTMLElement} container `data-tiles`: template of background tiles, if there are any
   * @param {(index: number) => void} onChoose
   */
  constructor(container, onChoose) {
    this.container = container;
    this.onChoose = onChoose;
    this.map = createCanvas(container, null);
    this.base = new Base(this.map);
    this.spots = L.featureGroup().addTo(this.map);
    const template = container.dataset.tiles;
    if (template) {
      new Tiles(this.map, template, (visible) => container.toggleAttribute("data-with-tiles", visible)).start();
    }
  }

  /** @param {{features: any[]}} outline the city */
  showOutline(outline) {
    this.base.showOutline(outline);
  }

  /** @param {Spot[]} spots */
  show(spots) {
    spots.forEach((spot, index) => this.spots.addLayer(this.marker(spot, index)));
    this.fit();
  }

  /**
   * @param {Spot} spot
   * @param {number} index
   */
  marker({ label, number, point: [lon, lat], main }, index) {
    const icon = L.divIcon({ className: main ? "spot spot--main" : "spot", iconSize: [44, 44] });
    const marker = L.marker([lat, lon], { icon, alt: label, title: label, zIndexOffset: main ? 1000 : 0 });
    marker.on("add", () => {
      const node = marker.getElement();
      node.textContent = number;
      node.setAttribute("aria-label", label);
    });
    marker.on("click", () => this.onChoose(index));
    return marker;
  }

  /** @returns {any} */
  bounds() {
    return this.spots.getBounds();
  }

  fit() {
    const bounds = this.bounds();
    if (bounds.isValid()) this.map.fitBounds(bounds, { maxZoom: CLOSE_ZOOM, padding: [40, 40], animate: false });
  }
}
