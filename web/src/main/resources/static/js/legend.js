/** The legend is the filter: what is ticked is on the map and in the list. */

import { element, find } from "./dom.js";
import { statusMark } from "./map/symbols.js";

export class Legend {
  /**
   * @param {HTMLFormElement} form `[data-legend]`
   * @param {import("./texts.js").Texts} texts
   * @param {(filter: import("./state.js").Filter) => void} onChange
   */
  constructor(form, texts, onChange) {
    this.form = form;
    this.texts = texts;
    this.onChange = onChange;
    this.rows = [...form.querySelectorAll("[data-legend-layer]")].map((row) => new LayerRow(row, texts));
    this.district = /** @type {HTMLSelectElement} */ (find(form, "[data-legend-district]"));
    this.reset = find(form, "[data-legend-reset]");
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", (event) => this.changed(event.target));
    this.reset.addEventListener("click", () => this.clear());
  }

  /**
   * Shows a filter without telling anyone.
   *
   * @param {import("./state.js").Filter} filter
   */
  show(filter) {
    this.filter = filter;
    for (const row of this.rows) row.show(filter);
    this.district.value = filter.district ?? "";
    this.markReset();
  }

  /**
   * Puts the statuses of each layer into their usual order.
   *
   * @param {{id: string, statuses: {id: string}[]}[]} index
   */
  showIndex(index) {
    for (const row of this.rows) {
      row.setOrder(index.find(({ id }) => id === row.slug)?.statuses.map(({ id }) => id) ?? []);
    }
  }

  /**
   * Fills in numbers and the statuses that occur.
   *
   * @param {Map<string, import("./places.js").Place[]>} loaded places by layer; a layer that is missing keeps the number
   *     that came with the page
   */
  showPlaces(loaded) {
    const here = (/** @type {import("./places.js").Place} */ place) =>
      !this.filter?.district || place.district === this.filter.district;
    for (const row of this.rows) {
      const places = loaded.get(row.slug);
      if (places) row.showPlaces(places.filter(here));
    }
    if (this.filter) for (const row of this.rows) row.show(this.filter);
  }

  /** @param {EventTarget | null} target */
  changed(target) {
    const row = this.rows.find(({ node }) => target instanceof Node && node.contains(target));
    row?.settle(target);
    this.filter = this.read();
    this.markReset();
    this.onChange(this.filter);
  }

  /** @returns {import("./state.js").Filter} */
  read() {
    const on = this.rows.filter((row) => row.box.checked);
    return {
      layers: new Set(on.map((row) => row.slug)),
      statuses: new Set(on.flatMap((row) => row.statuses())),
      district: this.district.value || null,
    };
  }

  clear() {
    const filter = { layers: new Set(this.rows.map((row) => row.slug)), statuses: new Set(), district: null };
    this.show(filter);
    this.onChange(filter);
  }

  markReset() {
    const { layers, statuses, district } = this.filter ?? this.read();
    const active = layers.size < this.rows.length || statuses.size > 0 || district !== null;
    // visibility, not display: the legend must not jump when the first box is touched
    this.reset.classList.toggle("is-invisible", !active);
    document.querySelector("[data-filter-active]")?.toggleAttribute("hidden", !active);
  }
}

/** One layer of the legend with its statuses. */
class LayerRow {
  /**
   * @param {Element} node
   * @param {import("./texts.js").Texts} texts
   */
  constructor(node, texts) {
    this.node = node;
    this.texts = texts;
    this.slug = /** @type {string} */ (node.getAttribute("data-legend-layer"));
    this.box = /** @type {HTMLInputElement} */ (find(node, "input[name=layer]"));
    this.count = find(node, "[data-legend-count]");
    this.list = find(node, "[data-legend-statuses]");
    /** @type {Map<string, {input: HTMLInputElement, count: HTMLElement}>} */
    this.boxes = new Map();
    /** @type {string[]} */
    this.order = [];
  }

  /** @param {import("./places.js").Place[]} places of this layer */
  showPlaces(places) {
    this.count.textContent = this.texts.number(places.length);
    /** @type {Map<string, number>} */
    const numbers = new Map();
    for (const place of places) {
      if (place.status === null) continue;
      numbers.set(place.status, (numbers.get(place.status) ?? 0) + 1);
      if (!this.boxes.has(place.status)) this.addStatus(place.status);
    }
    for (const [status, { count }] of this.boxes) count.textContent = this.texts.number(numbers.get(status) ?? 0);
    find(this.node, "[data-legend-details]").hidden = this.boxes.size < 2;
  }

  /** @param {string} status slug */
  addStatus(status) {
    const input = /** @type {HTMLInputElement} */ (
      element("input", { attributes: { type: "checkbox", name: "status", value: `${this.slug}.${status}` } })
    );
    const count = element("span", { class: "map-legend__count" });
    const label = element("label", { class: "map-legend__status" }, [
      input,
      statusMark(status),
      element("span", { class: "map-legend__name", text: this.texts.text(`status.${this.slug}.${status}`) }),
      count,
    ]);
    this.boxes.set(status, { input, count });
    this.list.append(element("li", {}, [label]));
    this.arrange();
  }

  /** @param {string[]} order status slugs */
  setOrder(order) {
    this.order = order;
    this.arrange();
  }

  arrange() {
    const rank = (/** @type {HTMLInputElement} */ input) => this.order.indexOf(input.value.split(".")[1]);
    const inputs = [...this.boxes.values()].map(({ input }) => input).sort((a, b) => rank(a) - rank(b));
    this.list.append(...inputs.map((input) => /** @type {Element} */ (input.closest("li"))));
  }

  /** @param {import("./state.js").Filter} filter */
  show(filter) {
    this.box.checked = filter.layers.has(this.slug);
    const known = [...this.boxes].filter(([status]) => filter.statuses.has(`${this.slug}.${status}`));
    for (const [status, { input }] of this.boxes) {
      input.checked = this.box.checked && (known.length === 0 || filter.statuses.has(`${this.slug}.${status}`));
    }
  }

  /**
   * Keeps the layer's box and those of its statuses in step: no status left means the layer is off.
   *
   * @param {EventTarget} target the box that was touched
   */
  settle(target) {
    const inputs = [...this.boxes.values()].map(({ input }) => input);
    if (target === this.box) for (const input of inputs) input.checked = this.box.checked;
    else this.box.checked = inputs.some((input) => input.checked);
  }

  /** @returns {string[]} the chosen `layer.status` pairs, none when all are chosen */
  statuses() {
    const chosen = [...this.boxes.values()].filter(({ input }) => input.checked);
    return chosen.length === this.boxes.size ? [] : chosen.map(({ input }) => input.value);
  }
}
