/** The map page: brings map, legend, list, search and panel together. Every part works for itself. */

import { loadPanel, placeHref } from "./api.js";
import { Catalogue } from "./catalogue.js";
import { element, find } from "./dom.js";
import { Legend } from "./legend.js";
import { placeItem, PlaceList } from "./list.js";
import { PlaceMap } from "./map/placemap.js";
import { Navigation } from "./navigation.js";
import { Notices } from "./notices.js";
import { Panel } from "./panel.js";
import { matcher } from "./places.js";
import { Search } from "./search.js";
import { readFilter, readView, writeFilter, writeView } from "./state.js";
import { readTexts } from "./texts.js";
import { connectViews } from "./views.js";

/** @typedef {import("./places.js").Place} Place */

class MapPage {
  /** @param {HTMLElement} root `[data-map-page]` */
  constructor(root) {
    this.root = root;
    /** @type {string | undefined} what a phone showed before the panel opened over the map */
    this.viewBefore = undefined;
    const container = find(root, "[data-map]");
    const live = find(root, "[data-live]");
    this.texts = readTexts(root, document.documentElement.lang);
    this.layers = (container.dataset.layers ?? "").split(" ");
    this.filter = readFilter(location.search, this.layers);
    this.loaded = false;
    /** @type {Place | null} */
    this.selected = null;
    this.windowTitle = document.title;
    this.showView = connectViews(root);
    this.navigation = new Navigation({
      mapAddress: () => `/${writeFilter(this.filter, this.layers)}${writeView(this.map.view())}`,
      onPlace: (id) => this.openId(id),
      onClose: () => this.closePanel(),
      onMap: () => this.readAddress(),
    });
    this.map = new PlaceMap(container, root, {
      texts: this.texts,
      view: readView(location.hash),
      onOpen: (place) => this.open(place),
      onOpenMany: (places) => this.openMany(places),
      onChange: () => this.onMapChange(),
    });
    this.list = new PlaceList(find(root, "[data-list]"), live, {
      texts: this.texts,
      centre: () => [this.map.view().lon, this.map.view().lat],
      onOpen: (place) => this.open(place),
      onHighlight: (place) => this.map.highlight(place),
    });
    this.legend = new Legend(/** @type {HTMLFormElement} */ (find(root, "[data-legend]")), this.texts, (filter) =>
      this.setFilter(filter),
    );
    this.panel = new Panel(find(root, "[data-panel]"), this.texts, () => this.requestClose());
    new Search(find(root, "[data-search]"), live, this.texts, (hit) => this.onHit(hit));
    this.catalogue = new Catalogue(this.layers, new Notices(find(root, "[data-notices]"), this.texts), this.texts, {
      onPlaces: () => this.refresh(),
      // a page that came with a choice of layers knows the statuses of those only
      onIndex: this.filter.layers.size < this.layers.length ? (index) => this.legend.showIndex(index) : undefined,
      onOutline: (outline) => this.map.showOutline(outline),
      onDistricts: (districts) => this.map.showDistricts(districts),
    });
    // another day's map shows the same part of the city
    const address = (/** @type {string} */ day) =>
      `/${writeFilter(this.filter, this.layers, day)}${writeView(this.map.view())}`;
    document.querySelector("[data-stand-today]")?.addEventListener("click", ({ currentTarget }) => {
      /** @type {Element} */ (currentTarget).setAttribute("href", address(""));
    });
    document.querySelector("[data-stand-form]")?.addEventListener("submit", (event) => {
      event.preventDefault();
      location.assign(address(/** @type {any} */ (event.target).elements.stand.value));
    });
    this.legend.show(this.filter);
    this.catalogue.load().then(() => this.onLoaded());
  }

  /** Everything has arrived, or has failed and can be retried. */
  onLoaded() {
    this.loaded = true;
    this.onMapChange();
    this.root.setAttribute("data-ready", "");
  }

  /** Everything that depends on places and filter. */
  refresh() {
    this.legend.showNumbers(this.catalogue.loaded, this.filter);
    this.map.setPlaces(this.catalogue.places().filter(matcher(this.filter)));
  }

  /** @param {import("./state.js").Filter} filter */
  setFilter(filter) {
    this.filter = filter;
    this.refresh();
    this.navigation.update();
  }

  onMapChange() {
    // until the layers are here, the list that came with the page is nearer to the truth
    if (!this.loaded) return;
    this.list.show(this.map.visiblePlaces());
    this.navigation.update();
  }

  readAddress() {
    const view = readView(location.hash);
    this.filter = readFilter(location.search, this.layers);
    this.legend.show(this.filter);
    this.refresh();
    if (view) this.map.setView(view);
  }

  /** @param {Place} place */
  open(place) {
    this.navigation.open(place.id);
    this.showPlace(place.id, place);
  }

  /** @param {string} id */
  openId(id) {
    this.showPlace(id, this.catalogue.places().find((place) => place.id === id) ?? null);
  }

  /**
   * @param {string} id
   * @param {Place | null} place null when its layer has not arrived
   */
  async showPlace(id, place) {
    this.selected = place;
    this.map.select(place);
    this.viewBefore ??= this.root.dataset.view ?? "map";
    this.showView("map");
    await this.panel.load((signal) => loadPanel(id, signal), placeHref(id));
    if (!this.panel.isOpen()) return;
    if (this.panel.asks()) import("./rating.js");
    document.title = `${this.panel.title()} – ${this.windowTitle}`;
    if (place?.point) this.map.reveal(place.point, this.coveredBelow());
  }

  /** @param {Place[]} places at one spot */
  openMany(places) {
    const items = this.list.sorted(places).map((place) => placeItem(place, this.texts));
    const list = element("ul", { class: "map-list__items" }, items);
    list.addEventListener("click", (event) => {
      const id =
        event.target instanceof Element ? event.target.closest("[data-place]")?.getAttribute("data-place") : null;
      const place = places.find((candidate) => candidate.id === id);
      if (!place) return;
      event.preventDefault();
      this.open(place);
    });
    const title = this.texts.count("map.panel.many", places.length);
    this.panel.show([element("h2", { class: "map-panel__title", text: title }), list]);
  }

  /** The reader closes the panel: a place by the way back, a list of places at once. */
  requestClose() {
    if (this.navigation.place !== null) this.navigation.close();
    else this.closePanel();
  }

  closePanel() {
    const place = this.selected;
    this.selected = null;
    this.map.select(null);
    this.map.unreveal();
    document.title = this.windowTitle;
    if (this.viewBefore) this.showView(this.viewBefore);
    this.viewBefore = undefined;
    this.panel.close(() => {
      if (!place || !this.list.focus(place)) this.map.focus();
    });
  }

  /** @param {import("./api.js").SearchHit} hit */
  onHit(hit) {
    this.showView("map");
    this.map.goTo([hit.lon, hit.lat]);
    const place = this.catalogue.places().find(({ id }) => hit.kind === "place" && id === hit.id);
    this.map.mark(place ? null : [hit.lon, hit.lat], hit.name);
    if (place) this.open(place);
  }

  /** @returns {number} pixels of the map that the panel covers from below; beside the map it covers none */
  coveredBelow() {
    const map = this.map.container.getBoundingClientRect();
    const panel = this.panel.root.getBoundingClientRect();
    return panel.left <= map.left && panel.right >= map.right ? Math.max(0, map.bottom - panel.top) : 0;
  }
}

new MapPage(find(document, "[data-map-page]"));
