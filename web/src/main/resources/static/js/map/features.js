/** A small map that shows features of any geometry: dots for points, shapes for the rest. */

import { DotMap } from "./dots.js";
import { anchor } from "../geo.js";
import { L } from "./leaflet.js";

export class FeatureMap extends DotMap {
  /** @param {any[]} features GeoJSON, lon/lat; those without geometry are passed over */
  showFeatures(features) {
    const placed = features.filter(({ geometry }) => geometry);
    const shapes = placed.filter(({ geometry }) => geometry.type !== "Point");
    L.geoJSON(shapes, { interactive: false, style: { className: "ogc-shape" }, pointToLayer: toDot }).addTo(this.map);
    const dots = placed.filter(({ geometry }) => geometry.type === "Point");
    this.show(dots.map(({ geometry }) => ({ point: anchor(geometry) ?? [0, 0], className: "ogc-dot" })));
  }
}

/**
 * One of several points of a feature.
 *
 * @param {any} _feature
 * @param {any} position lat/lon
 */
function toDot(_feature, position) {
  return L.circleMarker(position, { radius: 5, interactive: false, className: "ogc-dot" });
}
