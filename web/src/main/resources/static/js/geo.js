/** Geometry on lon/lat pairs, as far as the page needs it. */

/** @typedef {[number, number]} LonLat degrees east, degrees north */

/**
 * The point that stands for a geometry on the map: the point itself, the middle vertex of a line, the middle of the
 * box around a polygon. Of several parts the first one counts.
 *
 * @param {{type: string, coordinates: any} | null} geometry GeoJSON
 * @returns {LonLat | null}
 */
export function anchor(geometry) {
  if (!geometry) return null;
  const { type, coordinates } = geometry;
  if (type.startsWith("Multi")) return anchor({ type: type.slice("Multi".length), coordinates: coordinates[0] });
  if (type === "Point") return [coordinates[0], coordinates[1]];
  if (type === "LineString") {
    const middle = coordinates[Math.floor(coordinates.length / 2)];
    return [middle[0], middle[1]];
  }
  if (type === "Polygon") {
    const [west, south, east, north] = bounds(coordinates[0]);
    return [(west + east) / 2, (south + north) / 2];
  }
  return null;
}

/**
 * @param {LonLat[]} ring
 * @returns {[number, number, number, number]} west, south, east, north
 */
export function bounds(ring) {
  const lons = ring.map((position) => position[0]);
  const lats = ring.map((position) => position[1]);
  return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
}

/**
 * A measure that sorts like the distance within a city; not metres.
 *
 * @param {LonLat} from
 * @returns {(to: LonLat) => number}
 */
export function nearness(from) {
  const squeeze = Math.cos((from[1] * Math.PI) / 180);
  return (to) => ((to[0] - from[0]) * squeeze) ** 2 + (to[1] - from[1]) ** 2;
}
