/** Names of the districts. A name that would cover another one is left out until there is room. */

import { L } from "./leaflet.js";

const PANE = "labels";
/** From here on a name no longer tells which district one looks at, it only stands somewhere in it. */
const LAST_ZOOM = 15;
const GAP_PX = 4;
/** How far a name may stand from its point to stay whole at the edge of the map. */
const SHIFT_PX = 40;

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
    map.on("moveend", () => this.arrange());
    this.arrange();
  }

  arrange() {
    /** @type {{left: number, right: number, top: number, bottom: number}[]} */
    const taken = [];
    const shown = this.map.getZoom() < LAST_ZOOM;
    for (const label of this.labels) {
      const box = label.place(this.map);
      const free = shown && taken.every((other) => apart(box, other));
      label.show(free);
      if (free) taken.push(box);
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
    const text = document.createElement("span");
    text.className = "map-label__text";
    text.textContent = district.title;
    const icon = L.divIcon({ className: "map-label", html: text, iconSize: [0, 0] });
    this.marker = L.marker(this.position, { icon, pane: PANE, interactive: false, keyboard: false }).addTo(map);
    this.text = text;
    this.width = text.offsetWidth;
    this.height = text.offsetHeight;
  }

  /**
   * Puts the name over its point, or beside it where the edge of the map would cut it.
   *
   * @param {any} map
   * @returns {{left: number, right: number, top: number, bottom: number}} in pixels of the map
   */
  place(map) {
    const { x, y } = map.latLngToContainerPoint(this.position);
    const half = this.width / 2 + GAP_PX;
    const inside = Math.min(Math.max(x, half), map.getSize().x - half);
    const shift = Math.abs(inside - x) <= SHIFT_PX ? inside - x : 0;
    this.text.style.marginLeft = `${shift}px`;
    const [left, right] = [x + shift - half, x + shift + half];
    return { left, right, top: y - this.height / 2, bottom: y + this.height / 2 };
  }

  /** @param {boolean} visible */
  show(visible) {
    this.marker.getElement().hidden = !visible;
  }
}

/**
 * @param {{left: number, right: number, top: number, bottom: number}} a
 * @param {{left: number, right: number, top: number, bottom: number}} b
 */
function apart(a, b) {
  return a.right < b.left || b.right < a.left || a.bottom < b.top || b.bottom < a.top;
}
