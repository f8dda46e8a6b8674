/** A small map that shows features of any geometry: dots for points, shapes for the rest. */

import { DotMap } from "./dots.js";
import { anchor } from "../geo.js";
import { L } from "./leaflet.js";

/** How near the map goes to a single point: some names of districts are still in view, which tell where it is. */
const NEAREST = 12;

export class FeatureMap extends DotMap {
  /** @param {any[]} features GeoJSON, lon/lat; those without geometry are passed over */
  showFeatures(features) {
    const placed = features.filter(({ geometry }) => geometry);
    const shapes = placed.filter(({ geometry }) => geometry.type !== "Point");
    L.geoJSON(shapes, { interactive: false, style: { className: "ogc-shape" }, pointToLayer: toDot }).addTo(this.map);
    this.bounds = L.geoJSON(placed).getBounds();
    const dots = placed.filter(({ geometry }) => geometry.type === "Point");
    this.show(dots.map(({ geometry }) => ({ point: anchor(geometry) ?? [0, 0], className: "ogc-dot" })));
  }

  /**
   * Shows what was shown last from near instead of the whole city.
   *
   * @param {any} districts whose names tell where it is; GeoJSON, lon/lat
   */
  goNear(districts) {
    if (!this.bounds?.isValid()) return;
    this.base.showDistricts(districts);
    const { lng, lat } = this.bounds.getCenter();
    const fit = () => {
      this.map.fitBounds(this.bounds, { animate: false, maxZoom: NEAREST, padding: [24, 24] });
      this.base.arrange([[lng, lat]]);
    };
    fit();
    this.map.off("resize").on("resize", fit);
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
