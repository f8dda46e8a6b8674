/** The list beside the map: always the places that the map shows, no more and no fewer. */

import { placeHref } from "./api.js";
import { element, find } from "./dom.js";
import { nearness } from "./geo.js";
import { layerSymbol, statusMark } from "./map/symbols.js";
import { statusTitle } from "./places.js";

/** As many as the server puts into the page, so that the list keeps its length when the script takes over. */
const PAGE = 50;
/** A screen reader is told the number once the map has come to rest. */
const ANNOUNCE_MS = 600;

/**
 * @typedef {object} ListOptions
 * @property {import("./texts.js").Texts} texts
 * @property {() => [number, number]} centre middle of the map, lon/lat
 * @property {(place: import("./places.js").Place) => void} onOpen
 * @property {(place: import("./places.js").Place | null) => void} onHighlight the place under pointer or focus
 */

export class PlaceList {
  /**
   * @param {HTMLElement} root `[data-list]`
   * @param {HTMLElement} live `[data-live]`
   * @param {ListOptions} options
   */
  constructor(root, live, options) {
    this.options = options;
    this.live = live;
    this.items = find(root, "[data-list-items]");
    this.counter = find(root, "[data-list-count]");
    this.more = find(root, "[data-list-more]");
    this.empty = find(root, "[data-list-empty]");
    this.sort = /** @type {HTMLSelectElement} */ (find(root, "[data-list-sort]"));
    /** @type {import("./places.js").Place[]} */
    this.places = [];
    this.limit = PAGE;
    this.signature = "";
    this.collator = new Intl.Collator("de", { numeric: true });
    this.sort.addEventListener("change", () => this.show(this.places));
    this.more.addEventListener("click", () => this.showMore());
    this.connect();
  }

  connect() {
    this.items.addEventListener("click", (event) => {
      const place = this.placeAt(event.target);
      // a click with a modifier asks the browser for a new tab or window
      if (!place || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      this.options.onOpen(place);
    });
    for (const type of ["pointerover", "focusin"]) {
      this.items.addEventListener(type, (event) => this.options.onHighlight(this.placeAt(event.target)));
    }
    for (const type of ["pointerleave", "focusout"]) {
      this.items.addEventListener(type, () => this.options.onHighlight(null));
    }
  }

  /** @param {EventTarget | null} target */
  placeAt(target) {
    const link = target instanceof Element && this.items.contains(target) ? target.closest("[data-place]") : null;
    const id = link?.getAttribute("data-place");
    return this.places.find((place) => place.id === id) ?? null;
  }

  /** @param {import("./places.js").Place[]} places in any order */
  show(places) {
    this.places = this.sorted(places);
    this.limit = PAGE;
    this.render();
    const { texts } = this.options;
    this.counter.textContent = texts.count("map.list.count", places.length);
    clearTimeout(this.timer);
    const spoken = texts.count("map.list.announce", places.length);
    this.timer = setTimeout(() => (this.live.textContent = spoken), ANNOUNCE_MS);
  }

  render() {
    const shown = this.places.slice(0, this.limit);
    const rest = this.places.length - shown.length;
    this.more.hidden = rest === 0;
    this.more.textContent = this.options.texts.count("map.list.more", Math.min(rest, PAGE));
    this.empty.hidden = this.places.length > 0;
    // an unchanged list keeps its elements, and with them focus and scroll position
    const signature = shown.map((place) => place.id).join(" ");
    if (signature === this.signature) return;
    this.signature = signature;
    const focused = this.placeAt(document.activeElement);
    this.items.replaceChildren(...shown.map((place) => placeItem(place, this.options.texts)));
    if (focused) this.focus(focused);
  }

  showMore() {
    const first = this.places[this.limit];
    this.limit += PAGE;
    this.render();
    this.focus(first);
  }

  /**
   * @param {import("./places.js").Place} place
   * @returns {boolean} whether the place is in the list and has the focus now
   */
  focus(place) {
    const link = this.items.querySelector(`[data-place="${CSS.escape(place.id)}"]`);
    if (!(link instanceof HTMLElement) || !link.checkVisibility()) return false;
    link.focus({ preventScroll: true });
    return true;
  }

  /** @param {import("./places.js").Place[]} places */
  sorted(places) {
    const byTitle = (/** @type {any} */ a, /** @type {any} */ b) => this.collator.compare(a.title, b.title);
    if (this.sort.value === "title") return [...places].sort(byTitle);
    const near = nearness(this.options.centre());
    return places
      .map((place) => ({ place, distance: place.point ? near(place.point) : Infinity }))
      .sort((a, b) => a.distance - b.distance || byTitle(a.place, b.place))
      .map(({ place }) => place);
  }
}

/**
 * One line of a list of places; the same markup as the template renders for the first view.
 *
 * @param {import("./places.js").Place} place
 * @param {import("./texts.js").Texts} texts
 * @returns {HTMLElement}
 */
export function placeItem(place, texts) {
  const meta = [texts.text(`layer.${place.layer}.singular`), place.districtTitle].filter(Boolean).join(" · ");
  const notes = [place.approximate && texts.text("position.approximate"), place.overdue && texts.text("map.overdue")];
  const note = notes.filter(Boolean).join(" · ");
  const status = element("span", { class: "status" }, [statusMark(place.status), statusTitle(place, texts)]);
  const link = element(
    "a",
    { class: "map-item__link", attributes: { href: placeHref(place.id), "data-place": place.id } },
    [
      layerSymbol(place.layer),
      element("span", { class: "map-item__title", text: place.title, attributes: { lang: "de" } }),
      element("span", { class: "map-item__meta", text: meta }),
      status,
      note ? element("span", { class: "map-item__note", text: note }) : null,
    ],
  );
  return element("li", { class: "map-item" }, [link]);
}
