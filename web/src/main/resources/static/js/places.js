/** The places of all layers, as the page needs them, and the one filter that the map and the list share. */

import { anchor } from "./geo.js";

/**
 * @typedef {object} Place
 * @property {string} id
 * @property {string} title
 * @property {string} layer slug
 * @property {string | null} status slug, null when the data does not say
 * @property {string | null} district slug
 * @property {string | null} districtTitle
 * @property {boolean} approximate the position is only roughly known
 * @property {boolean} overdue the promised news is late
 * @property {boolean} verified the city has confirmed the entry
 * @property {[number, number] | null} point lon/lat, null when no position is known
 * @property {object | null} geometry GeoJSON, lon/lat
 */

/**
 * @param {any} feature GeoJSON feature of a layer
 * @returns {Place}
 */
export function toPlace(feature) {
  const properties = feature.properties;
  return {
    id: String(feature.id),
    title: properties.title,
    layer: properties.layer,
    status: properties.status,
    district: properties.district,
    districtTitle: properties.districtTitle,
    approximate: properties.position === "approximate",
    overdue: properties.overdue === true,
    verified: properties.verified !== false,
    point: anchor(feature.geometry),
    geometry: feature.geometry,
  };
}

/**
 * @param {import("./state.js").Filter} filter
 * @returns {(place: Place) => boolean}
 */
export function matcher(filter) {
  return (place) =>
    filter.layers.has(place.layer) &&
    (filter.statuses.size === 0 || (place.status !== null && filter.statuses.has(place.status))) &&
    (filter.district === null || place.district === filter.district) &&
    (place.overdue || !filter.overdue);
}

/**
 * What a screen reader says for a place: its name first, then what tells it from its neighbours.
 *
 * @param {Place} place
 * @param {import("./texts.js").Texts} texts
 * @returns {string}
 */
export function accessibleName(place, texts) {
  const parts = [place.title, texts.text(`layer.${place.layer}.singular`), statusTitle(place, texts)];
  if (place.approximate) parts.push(texts.text("position.approximate"));
  if (place.overdue) parts.push(texts.text("map.overdue"));
  return parts.join(", ");
}

/**
 * @param {Place} place
 * @param {import("./texts.js").Texts} texts
 * @returns {string} the status in words
 */
export function statusTitle(place, texts) {
  return texts.text(place.status === null ? "status.unknown" : `status.${place.layer}.${place.status}`);
}
