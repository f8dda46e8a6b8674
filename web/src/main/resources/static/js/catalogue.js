/** Brings the four layers and the base into the page, each on its own: what arrives is shown, what fails can be retried. */

import { loadLayer, loadLayerIndex, loadOutline } from "./api.js";
import { toPlace } from "./places.js";

/** Layers that arrive within this time are shown together, because each showing gathers all places anew. */
const TOGETHER_MS = 60;

/**
 * @typedef {object} CatalogueListeners
 * @property {(places: import("./places.js").Place[]) => void} onPlaces all places so far, whenever some have arrived
 * @property {(index: import("./api.js").LayerIndex) => void} [onIndex] only asked for when somebody listens
 * @property {(outline: any) => void} onOutline
 * @property {(districts: any) => void} onDistricts
 */

export class Catalogue {
  /**
   * @param {readonly string[]} layers slugs
   * @param {import("./notices.js").Notices} notices
   * @param {import("./texts.js").Texts} texts
   * @param {CatalogueListeners} listeners
   */
  constructor(layers, notices, texts, listeners) {
    this.layers = layers;
    this.notices = notices;
    this.texts = texts;
    this.listeners = listeners;
    /** @type {Map<string, import("./places.js").Place[]>} places by layer */
    this.loaded = new Map();
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  /** @returns {Promise<void>} when everything has arrived or has failed once */
  async load() {
    const { onIndex } = this.listeners;
    await Promise.all([
      onIndex ? this.attempt(loadLayerIndex, onIndex, "map.failed.base") : null,
      this.attempt(loadOutline, this.listeners.onOutline, "map.failed.base"),
      this.attempt(() => loadLayer("stadtbezirke", ""), this.listeners.onDistricts, "map.failed.base"),
      ...this.layers.map((slug) =>
        this.attempt(
          () => loadLayer(slug),
          (layer) => this.add(slug, layer.features),
          "map.failed.layer",
          slug,
        ),
      ),
    ]);
    this.tell();
  }

  /**
   * @param {string} slug
   * @param {any[]} features
   */
  add(slug, features) {
    this.loaded.set(slug, features.map(toPlace));
    this.timer ??= setTimeout(() => this.tell(), TOGETHER_MS);
  }

  /** Tells what has arrived, unless nothing is new. */
  tell() {
    if (this.timer === undefined) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.listeners.onPlaces(this.places());
  }

  /** @returns {import("./places.js").Place[]} */
  places() {
    return this.layers.flatMap((slug) => this.loaded.get(slug) ?? []);
  }

  /**
   * @param {() => Promise<any>} load
   * @param {(result: any) => void} use
   * @param {string} failedKey message
   * @param {string} [slug] layer named in the message
   */
  async attempt(load, use, failedKey, slug) {
    try {
      use(await load());
    } catch (error) {
      const name = slug ? this.texts.text(`layer.${slug}.title`) : "";
      this.notices.show(this.texts.text(failedKey, name), error, () => this.attempt(load, use, failedKey, slug));
    }
  }
}
