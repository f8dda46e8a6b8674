/** Names of the districts. They make room for the markers; a name without room is left out until there is some. */

import { L } from "./leaflet.js";

const PANE = "labels";
/** From here on a name no longer tells which district one looks at, it only stands somewhere in it. */
const LAST_ZOOM = 15;
const GAP_PX = 4;
/** How far a name may stand from its point to stay whole at the edge of the map. */
const SHIFT_PX = 40;
/** Over its point, else above or below it: the first of these at which nothing covers the name. */
const RISES_PX = [0, -28, 28];
const MARKER_PX = 44;

/** @typedef {{left: number, right: number, top: number, bottom: number}} Box in pixels of the map */

export class DistrictLabels {
  /**
   * @param {any} map
   * @param {{title: string, labelLon: number | null, labelLat: number | null}[]} districts
   */
  constructor(map, districts) {
    this.map = map;
    map.createPane(PANE).classList.add("map-labels");
    // below the markers (600); the list names the district of every place, so a reader misses nothing
    map.getPane(PANE).style.zIndex = "450";
    map.getPane(PANE).setAttribute("aria-hidden", "true");
    this.labels = districts
      .filter((district) => Number.isFinite(district.labelLon) && Number.isFinite(district.labelLat))
      .map((district) => new Label(map, district));
    // only after all have been added: measuring in between would lay out the page once for each
    for (const label of this.labels) label.measure();
  }

  /** @param {[number, number][]} markers where markers stand, lon/lat */
  arrange(markers) {
    const half = MARKER_PX / 2;
    /** @type {Box[]} */
    const taken = markers.map(([lon, lat]) => {
      const { x, y } = this.map.latLngToContainerPoint([lat, lon]);
      return { left: x - half, right: x + half, top: y - half, bottom: y + half };
    });
    const shown = this.map.getZoom() < LAST_ZOOM;
    for (const label of this.labels) {
      const place = RISES_PX.map((rise) => label.place(this.map, rise)).find(({ box }) => free(box, taken));
      label.show(shown ? place : undefined);
      if (place) taken.push(place.box);
    }
  }
}

class Label {
  /**
   * @param {any} map
   * @param {any} district
   */
  constructor(map, district) {
    this.position = L.latLng(district.labelLat, district.labelLon);
    this.text = document.createElement("span");
    this.text.className = "map-label__text";
    this.text.textContent = district.title;
    const icon = L.divIcon({ className: "map-label", html: this.text, iconSize: [0, 0] });
    this.marker = L.marker(this.position, { icon, pane: PANE, interactive: false, keyboard: false }).addTo(map);
    this.width = 0;
    this.height = 0;
  }

  measure() {
    this.width = this.text.offsetWidth;
    this.height = this.text.offsetHeight;
  }

  /**
   * @param {any} map
   * @param {number} rise pixels below the point, above it when negative
   * @returns {{shift: number, rise: number, box: Box}} shift: pixels to the right, where the edge of the map asks for it
   */
  place(map, rise) {
    const { x, y } = map.latLngToContainerPoint(this.position);
    const half = this.width / 2 + GAP_PX;
    const inside = Math.min(Math.max(x, half), map.getSize().x - half);
    const shift = Math.abs(inside - x) <= SHIFT_PX ? inside - x : 0;
    const top = y + rise - this.height / 2;
    return { shift, rise, box: { left: x + shift - half, right: x + shift + half, top, bottom: top + this.height } };
  }

  /** @param {{shift: number, rise: number} | undefined} place undefined hides the name */
  show(place) {
    this.marker.getElement().hidden = place === undefined;
    if (place) this.text.style.margin = `${place.rise}px 0 0 ${place.shift}px`;
  }
}

/**
 * @param {Box} box
 * @param {Box[]} others
 */
function free(box, others) {
  return others.every(
    (other) => box.right < other.left || other.right < box.left || box.bottom < other.top || other.bottom < box.top,
  );
}
