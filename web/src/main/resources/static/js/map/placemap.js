/** The map of places: everything the pages need of it, without a word of Leaflet. */

import { Base } from "./base.js";
import { connectButtons, createCanvas, MAX_ZOOM } from "./canvas.js";
import { Clusters } from "./clusters.js";
import { L } from "./leaflet.js";
import { Markers } from "./markers.js";
import { Pins } from "./pins.js";
import { Tiles } from "./tiles.js";
import { writeView } from "../state.js";

/** Beyond the edge of the view by this share of its size markers are ready, so that dragging brings no holes. */
const MARGIN = 0.2;
/** Close enough to see a street; without streets in the background, close enough to see some neighbours. */
const CLOSE_ZOOM = { tiles: 16, bare: 14 };

/**
 * @typedef {object} PlaceMapOptions
 * @property {import("../texts.js").Texts} texts
 * @property {import("../state.js").View | null} view first view, null for the whole city
 * @property {(place: import("../places.js").Place) => void} onOpen a marker was chosen
 * @property {(places: import("../places.js").Place[]) => void} onOpenMany a cluster that cannot be split was chosen
 * @property {() => void} onChange the view or the places in it are different now
 */

export class PlaceMap {
  /**
   * @param {HTMLElement} container `[data-map]`
   * @param {ParentNode} root holds the buttons of the map
   * @param {PlaceMapOptions} options
   */
  constructor(container, root, options) {
    this.container = container;
    this.options = options;
    this.opensOnCity = options.view === null;
    this.map = createCanvas(container, options.view);
    this.cityBounds = this.map.getBounds();
    this.base = new Base(this.map);
    this.pins = new Pins(this.map);
    this.markers = new Markers(this.map, options.texts, (item, byKeyboard) => this.choose(item, byKeyboard));
    this.clusters = new Clusters([]);
    /** @type {import("./clusters.js").Item[]} */
    this.items = [];
    /**
     * The view before and after `reveal`; `to` is null while the map is on its way.
     *
     * @type {{from: import("../state.js").View, to: import("../state.js").View | null} | undefined}
     */
    this.revealed = undefined;
    connectButtons(this.map, root, () => this.cityBounds);
    this.map.on("moveend", () => this.render());
    this.map.once("dragstart zoomstart", () => (this.opensOnCity = false));
    const template = container.dataset.tiles;
    if (template) new Tiles(this.map, template, (visible) => this.onTiles(visible)).start();
  }

  /** @param {{features: any[]}} outline the city; the map opens on it unless someone has already moved on */
  showOutline(outline) {
    this.base.showOutline(outline);
    this.cityBounds = this.base.outlineBounds;
    if (this.opensOnCity) this.map.fitBounds(this.cityBounds, { animate: false });
  }

  /** @param {{features: any[]}} districts */
  showDistricts(districts) {
    this.base.showDistricts(districts);
    this.arrange();
  }

  /** @param {import("../places.js").Place[]} places all that the filter leaves */
  setPlaces(places) {
    this.clusters = new Clusters(places);
    this.render();
  }

  render() {
    const bounds = this.map.getBounds();
    const padded = bounds.pad(MARGIN);
    const box = /** @type {[number, number, number, number]} */ (padded.toBBoxString().split(",").map(Number));
    this.items = this.clusters.items(box, this.map.getZoom());
    this.markers.show(this.items);
    this.arrange();
    this.options.onChange();
  }

  arrange() {
    this.base.arrange(this.items.map((item) => item.point));
  }

  /** @returns {import("../places.js").Place[]} exactly the places whose marker, or whose cluster, is in view */
  visiblePlaces() {
    const bounds = this.map.getBounds();
    return this.items.filter(({ point: [lon, lat] }) => bounds.contains([lat, lon])).flatMap((item) => item.places);
  }

  /**
   * @param {import("./clusters.js").Item} item
   * @param {boolean} byKeyboard
   */
  choose(item, byKeyboard) {
    const [lon, lat] = item.point;
    if (item.places.length === 1) {
      this.options.onOpen(item.places[0]);
    } else if (item.splitZoom > MAX_ZOOM) {
      this.options.onOpenMany(item.places);
    } else {
      // the cluster is gone after the zoom; who came by keyboard goes on at the same spot
      if (byKeyboard) this.map.once("moveend", () => this.markers.focusNearest(L.latLng(lat, lon)));
      this.map.setView([lat, lon], item.splitZoom);
    }
  }

  /** @param {import("../places.js").Place | null} place lifts its marker, null none */
  highlight(place) {
    this.markers.highlight(place);
  }

  /** @param {import("../places.js").Place | null} place marks it and draws its shape, null none */
  select(place) {
    this.pins.select(place);
  }

  /**
   * Marks a spot that is no place, such as a street that was searched for.
   *
   * @param {[number, number] | null} point lon/lat, null removes the mark
   * @param {string} label
   */
  mark(point, label) {
    this.pins.mark(point, label);
  }

  /** @param {[number, number]} point lon/lat; goes there and close enough to know where one is */
  goTo([lon, lat]) {
    const close = this.container.hasAttribute("data-with-tiles") ? CLOSE_ZOOM.tiles : CLOSE_ZOOM.bare;
    this.map.setView([lat, lon], Math.max(this.map.getZoom(), close));
  }

  /**
   * Moves the map as little as needed to see a point, also where a panel covers the lower part.
   *
   * @param {[number, number]} point lon/lat
   * @param {number} coveredBelow pixels
   */
  reveal([lon, lat], coveredBelow) {
    const from = this.revealed && this.isRevealed() ? this.revealed.from : this.view();
    /** @type {NonNullable<PlaceMap["revealed"]>} */
    const revealed = { from, to: null };
    const start = () => (this.revealed = revealed);
    const arrive = () => (revealed.to = this.view());
    this.map.once("movestart", start);
    this.map.once("moveend", arrive);
    this.map.panInside([lat, lon], { paddingTopLeft: [40, 40], paddingBottomRight: [40, 40 + coveredBelow] });
    this.map.off("movestart", start);
    // already in sight: the next move will be the reader's own
    if (this.revealed !== revealed) this.map.off("moveend", arrive);
  }

  /** Takes `reveal` back, unless the reader has moved the map since. */
  unreveal() {
    if (this.revealed && this.isRevealed()) this.setView(this.revealed.from);
    this.revealed = undefined;
  }

  /** @returns {boolean} whether the map stands as `reveal` left it, or is on its way there */
  isRevealed() {
    if (!this.revealed) return false;
    return this.revealed.to === null || writeView(this.revealed.to) === writeView(this.view());
  }

  /** @returns {import("../state.js").View} */
  view() {
    const { lat, lng } = this.map.getCenter();
    return { zoom: this.map.getZoom(), lat, lon: lng };
  }

  /** @param {import("../state.js").View} view */
  setView(view) {
    this.map.setView([view.lat, view.lon], view.zoom);
  }

  focus() {
    this.container.focus({ preventScroll: true });
  }

  /** @param {boolean} visible */
  onTiles(visible) {
    this.container.toggleAttribute("data-with-tiles", visible);
    const attribution = document.querySelector("[data-tiles-attribution]");
    attribution?.classList.toggle("map-attribution__tiles--waiting", !visible);
  }
}
