/**
 * A map with numbered spots, each a button that leads to its line on the page. Spots that would cover one another are one
 * button with their number, which comes closer.
 */

import { Base } from "./base.js";
import { createCanvas, MAX_ZOOM } from "./canvas.js";
import { L } from "./leaflet.js";
import { Tiles } from "./tiles.js";

/** Close enough to see a street. */
const CLOSE_ZOOM = 16;
/** Side of a button, pixels. */
const SIZE = 44;
/** More names than this are not read out. */
const MOST_NAMES = 5;

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
    /** @type {Spot[]} */
    this.spots = [];
    this.map = createCanvas(container, null);
    this.base = new Base(this.map);
    this.buttons = L.layerGroup().addTo(this.map);
    this.map.on("zoomend", () => this.render());
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
    this.spots = spots;
    this.map.fitBounds(this.bounds(), { maxZoom: CLOSE_ZOOM, padding: [SIZE, SIZE], animate: false });
    this.render();
  }

  /** @returns {any} */
  bounds() {
    return L.latLngBounds(this.spots.map(({ point: [lon, lat] }) => [lat, lon]));
  }

  render() {
    this.buttons.clearLayers();
    for (const group of this.groups()) this.buttons.addLayer(this.button(group));
  }

  /** @returns {number[][]} indices of spots that share a button; the spot that gives the position first */
  groups() {
    const zoom = this.map.getZoom();
    const pixels = this.spots.map(({ point: [lon, lat] }) => this.map.project([lat, lon], zoom));
    const order = this.spots.map((_, index) => index);
    order.sort((one, other) => Number(this.spots[other].main) - Number(this.spots[one].main) || one - other);
    /** @type {number[][]} */
    const groups = [];
    for (const index of order) {
      const near = groups.find(([first]) => covers(pixels[first], pixels[index]));
      if (near) near.push(index);
      else groups.push([index]);
    }
    return groups;
  }

  /** @param {number[]} group */
  button(group) {
    const { point, number, main } = this.spots[group[0]];
    const names = group.slice(0, MOST_NAMES).map((index) => this.spots[index].label);
    const label = names.join(", ") + (group.length > MOST_NAMES ? " …" : "");
    const icon = L.divIcon({ className: main ? "spot spot--main" : "spot", iconSize: [SIZE, SIZE] });
    const marker = L.marker([point[1], point[0]], { icon, title: label });
    marker.on("add", () => {
      const node = marker.getElement();
      node.textContent = group.length > 1 ? `${group.length}×` : number;
      node.setAttribute("aria-label", label);
    });
    marker.on("click", () => this.choose(group));
    return marker;
  }

  /** @param {number[]} group */
  choose(group) {
    if (group.length === 1 || this.map.getZoom() >= MAX_ZOOM) {
      this.onChoose(group[0]);
      return;
    }
    const [lon, lat] = this.spots[group[0]].point;
    // the button is gone after the zoom; who came by keyboard goes on at the map
    this.container.focus({ preventScroll: true });
    this.map.setView([lat, lon], Math.min(MAX_ZOOM, this.map.getZoom() + 2));
  }
}

/**
 * @param {{x: number, y: number}} one
 * @param {{x: number, y: number}} other
 */
function covers(one, other) {
  return Math.abs(one.x - other.x) < SIZE && Math.abs(one.y - other.y) < SIZE;
}
