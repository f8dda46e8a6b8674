/** The quiet base from our own data: city area, district borders where they are known, district names. */

import { L } from "./leaflet.js";
import { DistrictLabels } from "./labels.js";

const PANE = "base";
const WORLD = [
  [-85, -180],
  [-85, 180],
  [85, 180],
  [85, -180],
];

export class Base {
  /** @param {any} map */
  constructor(map) {
    this.map = map;
    map.createPane(PANE).classList.add("map-base");
    // above the tiles (200), below shapes of places (400)
    map.getPane(PANE).style.zIndex = "250";
    this.renderer = L.svg({ pane: PANE, padding: 0.5 });
    /** @type {any} */
    this.outlineBounds = null;
    /** @type {DistrictLabels | null} */
    this.labels = null;
  }

  /**
   * Draws the city. The mask around it is visible only above tiles; without tiles the ground itself does its work.
   *
   * @param {{features: any[]}} outline feature collection of polygons, lon/lat
   */
  showOutline(outline) {
    const rings = outline.features
      .flatMap((feature) => polygons(feature.geometry))
      .map((polygon) => polygon[0].map(toLatLng));
    this.draw([WORLD, ...rings], "map-mask", { stroke: false, fillRule: "evenodd" });
    for (const ring of rings) this.draw([ring], "map-city");
    this.outlineBounds = L.latLngBounds(rings.flat());
  }

  /**
   * Names the districts and draws the borders that are known.
   *
   * @param {{features: any[]}} districts
   */
  showDistricts(districts) {
    for (const feature of districts.features) {
      for (const polygon of polygons(feature.geometry)) {
        this.draw(
          polygon.map((/** @type {any} */ ring) => ring.map(toLatLng)),
          "map-district",
        );
      }
    }
    this.labels = new DistrictLabels(
      this.map,
      districts.features.map((feature) => feature.properties),
    );
  }

  /**
   * Lets the names make room for the markers.
   *
   * @param {[number, number][]} markers lon/lat
   */
  arrange(markers) {
    this.labels?.arrange(markers);
  }

  /**
   * @param {any} rings lat/lon
   * @param {string} className
   * @param {object} [options]
   */
  draw(rings, className, options = {}) {
    L.polygon(rings, { pane: PANE, renderer: this.renderer, interactive: false, className, ...options }).addTo(
      this.map,
    );
  }
}

/**
 * @param {any} geometry
 * @returns {any[]} the coordinates of each polygon in it; none for null and other types
 */
function polygons(geometry) {
  if (geometry?.type === "Polygon") return [geometry.coordinates];
  if (geometry?.type === "MultiPolygon") return geometry.coordinates;
  return [];
}

/** @param {[number, number]} position lon/lat */
function toLatLng([lon, lat]) {
  return [lat, lon];
}
