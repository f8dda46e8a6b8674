/** The markers in view. Every one is a real button; only what came or went is touched when the map moves. */

import { L } from "./leaflet.js";
import { clusterRing, layerSymbol, statusBadge } from "./symbols.js";
import { element } from "../dom.js";
import { accessibleName } from "../places.js";

const SIZE_PX = 44;

const ButtonIcon = L.Icon.extend({
  createIcon() {
    this.options.button.classList.add("leaflet-marker-icon");
    return this.options.button;
  },
  createShadow() {
    return null;
  },
});

export class Markers {
  /**
   * @param {any} map
   * @param {import("../texts.js").Texts} texts
   * @param {(item: import("./clusters.js").Item, byKeyboard: boolean) => void} onClick
   */
  constructor(map, texts, onClick) {
    this.map = map;
    this.texts = texts;
    this.onClick = onClick;
    /** @type {Map<string, {item: import("./clusters.js").Item, marker: any, button: HTMLElement}>} */
    this.shown = new Map();
    /** @type {HTMLElement | null} */
    this.highlighted = null;
  }

  /** @param {import("./clusters.js").Item[]} items everything that should be there now */
  show(items) {
    const keys = new Set(items.map((item) => item.key));
    for (const [key, { marker }] of this.shown) {
      if (keys.has(key)) continue;
      marker.remove();
      this.shown.delete(key);
    }
    for (const item of items) {
      if (!this.shown.has(item.key)) this.shown.set(item.key, this.create(item));
    }
  }

  /** @param {import("./clusters.js").Item} item */
  create(item) {
    const button = item.places.length === 1 ? this.placeButton(item.places[0]) : this.clusterButton(item.places);
    const icon = new ButtonIcon({ button, iconSize: [SIZE_PX, SIZE_PX], iconAnchor: [SIZE_PX / 2, SIZE_PX / 2] });
    // keyboard: a button needs none of Leaflet's help; riseOnHover: a half covered neighbour can be read
    const marker = L.marker([item.point[1], item.point[0]], { icon, keyboard: false, riseOnHover: true });
    // by a mouse a click counts from 1, by Enter and space it is 0
    marker.on("click", (/** @type {any} */ event) => this.onClick(item, event.originalEvent.detail === 0));
    marker.addTo(this.map);
    return { item, marker, button };
  }

  /** @param {import("../places.js").Place} place */
  placeButton(place) {
    const flags = [place.approximate ? "marker--approximate" : "", place.overdue ? "marker--overdue" : ""];
    const name = accessibleName(place, this.texts);
    const button = element(
      "button",
      {
        class: ["marker", ...flags].join(" ").trim(),
        attributes: { type: "button", "aria-label": name, title: name, "data-marker": place.id },
      },
      [layerSymbol(place.layer), statusBadge(place.status)],
    );
    if (place.overdue) button.append(element("span", { class: "marker__late" }));
    return button;
  }

  /** @param {import("../places.js").Place[]} places */
  clusterButton(places) {
    /** @type {Map<string, number>} */
    const numbers = new Map();
    for (const { layer } of places) numbers.set(layer, (numbers.get(layer) ?? 0) + 1);
    const shares = [...numbers].sort(([a], [b]) => a.localeCompare(b));
    const parts = shares.map(([layer, number]) => `${this.texts.text(`layer.${layer}.title`)} ${number}`);
    const name = `${this.texts.count("map.cluster", places.length)}: ${parts.join(", ")}`;
    return element(
      "button",
      {
        class: "marker marker--cluster",
        attributes: { type: "button", "aria-label": name, "data-cluster": String(places.length) },
      },
      [clusterRing(shares), element("span", { class: "marker__count", text: this.texts.number(places.length) })],
    );
  }

  /**
   * Lifts the marker that holds a place, alone or in a cluster.
   *
   * @param {import("../places.js").Place | null} place null lifts none
   */
  highlight(place) {
    this.highlighted?.classList.remove("marker--highlighted");
    this.highlighted = (place && this.holding(place)?.button) ?? null;
    this.highlighted?.classList.add("marker--highlighted");
  }

  /** @param {import("../places.js").Place} place */
  holding(place) {
    const alone = this.shown.get(`place:${place.id}`);
    if (alone) return alone;
    return [...this.shown.values()].find(({ item }) => item.places.includes(place));
  }

  /**
   * Moves the keyboard focus to the marker nearest to a position.
   *
   * @param {any} latLng
   */
  focusNearest(latLng) {
    const distance = (/** @type {any} */ entry) => entry.marker.getLatLng().distanceTo(latLng);
    const [nearest] = [...this.shown.values()].sort((a, b) => distance(a) - distance(b));
    nearest?.button.focus({ preventScroll: true });
  }
}
