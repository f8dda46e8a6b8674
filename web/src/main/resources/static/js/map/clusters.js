/** Places gathered into clusters, by supercluster; ten thousand places take a few milliseconds. */

import { Supercluster } from "./supercluster.js";
import { MAX_ZOOM, MIN_ZOOM } from "./canvas.js";

/** Wider than a marker's 44 px, so that no marker covers its neighbour. */
const RADIUS_PX = 56;

/** Counts the indexes, because the ids of clusters start anew with every one. */
let generation = 0;

/**
 * One thing to draw: a single place, or several places that are too close to tell apart at this zoom.
 *
 * @typedef {object} Item
 * @property {string} key equal keys mean equal looks
 * @property {[number, number]} point lon/lat
 * @property {import("../places.js").Place[]} places one or more
 * @property {number} splitZoom zoom at which it falls apart; above the map's highest zoom it never does
 */

export class Clusters {
  /** @param {import("../places.js").Place[]} places those without a point are left out */
  constructor(places) {
    generation += 1;
    this.generation = generation;
    this.index = new Supercluster({ radius: RADIUS_PX, extent: 256, minZoom: MIN_ZOOM, maxZoom: MAX_ZOOM });
    this.index.load(
      places
        .filter((place) => place.point)
        .map((place) => ({
          type: "Feature",
          geometry: { type: "Point", coordinates: place.point },
          properties: { place },
        })),
    );
  }

  /**
   * @param {[number, number, number, number]} box west, south, east, north
   * @param {number} zoom
   * @returns {Item[]}
   */
  items(box, zoom) {
    return this.index.getClusters(box, Math.floor(zoom)).map((/** @type {any} */ feature) => this.toItem(feature));
  }

  /**
   * @param {any} feature
   * @returns {Item}
   */
  toItem(feature) {
    const point = feature.geometry.coordinates;
    const { place, cluster_id: id } = feature.properties;
    if (place) return { key: `place:${place.id}`, point, places: [place], splitZoom: 0 };
    const places = this.index.getLeaves(id, Infinity).map((/** @type {any} */ leaf) => leaf.properties.place);
    return { key: `${this.generation}:${id}`, point, places, splitZoom: this.index.getClusterExpansionZoom(id) };
  }
}
