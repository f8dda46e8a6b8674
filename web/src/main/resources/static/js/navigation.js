/**
 * The address bar. An open place has the address of its own page, so that it can be shared and reloaded; the map has
 * its filter and view. "Back" closes a place; moving the map leaves no trail of entries.
 */

import { placeHref } from "./api.js";

/** Browsers refuse more than about a hundred changes in thirty seconds. */
const REST_MS = 300;

export class Navigation {
  /**
   * @param {object} listeners
   * @param {() => string} listeners.mapAddress address of the map as it is now
   * @param {(id: string) => void} listeners.onPlace the browser went to a place
   * @param {() => void} listeners.onClose the browser went back from a place to the map
   * @param {() => void} listeners.onMap someone changed the address of the map by hand
   */
  constructor(listeners) {
    this.listeners = listeners;
    /** @type {string | null} */
    this.place = null;
    window.addEventListener("popstate", (event) => this.follow(event.state?.place ?? null));
  }

  /** @param {string} id */
  open(id) {
    if (id === this.place) return;
    // from one place to the next: a single step back still leads to the map
    if (this.place === null) {
      this.write();
      history.pushState({ place: id }, "", placeHref(id));
    } else {
      history.replaceState({ place: id }, "", placeHref(id));
    }
    this.place = id;
  }

  /** Leaves the open place by the browser's own way back; `onClose` follows. */
  close() {
    history.back();
  }

  /** Writes the map's address once it has come to rest. */
  update() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.write(), REST_MS);
  }

  write() {
    clearTimeout(this.timer);
    if (this.place === null) history.replaceState(null, "", this.listeners.mapAddress());
  }

  /** @param {string | null} place */
  follow(place) {
    const before = this.place;
    this.place = place;
    if (place !== null) {
      this.listeners.onPlace(place);
    } else if (before !== null) {
      this.listeners.onClose();
      this.write();
    } else {
      this.listeners.onMap();
    }
  }
}
