/** A small map that only shows where things are: no gestures, so that it does not catch whoever scrolls the page. */

import { Base } from "./base.js";
import { createCanvas } from "./canvas.js";
import { L } from "./leaflet.js";

const RADIUS_PX = 5;

/**
 * @typedef {object} Dot
 * @property {[number, number]} point lon/lat
 * @property {string} className
 */

export class DotMap {
  /** @param {HTMLElement} container */
  constructor(container) {
    this.map = createCanvas(container, null);
    for (const gesture of ["dragging", "touchZoom", "doubleClickZoom", "scrollWheelZoom", "boxZoom", "keyboard"]) {
      this.map[gesture].disable();
    }
    // a picture is no stop for the tab key
    container.removeAttribute("tabindex");
    this.base = new Base(this.map);
    this.renderer = L.svg({ padding: 0 });
    this.dots = L.layerGroup().addTo(this.map);
  }

  /** @param {{features: any[]}} outline the city; the map keeps showing all of it */
  showOutline(outline) {
    this.base.showOutline(outline);
    const fit = () => this.map.fitBounds(this.base.outlineBounds, { animate: false });
    fit();
    this.map.on("resize", fit);
  }

  /** @param {Dot[]} dots take the place of those before */
  show(dots) {
    this.dots.clearLayers();
    for (const { point: [lon, lat], className } of dots) {
      const options = { renderer: this.renderer, radius: RADIUS_PX, interactive: false, className };
      this.dots.addLayer(L.circleMarker([lat, lon], options));
    }
  }
}
