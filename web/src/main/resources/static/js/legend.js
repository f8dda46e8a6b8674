/** The legend is the filter: what is ticked is on the map and in the list. */

import { find } from "./dom.js";
import { matcher } from "./places.js";
import { StatusChoice } from "./statuses.js";

/** @typedef {import("./state.js").Filter} Filter */

export class Legend {
  /**
   * @param {HTMLFormElement} form `[data-legend]`
   * @param {import("./texts.js").Texts} texts
   * @param {(filter: Filter) => void} onChange
   */
  constructor(form, texts, onChange) {
    this.texts = texts;
    this.onChange = onChange;
    this.rows = [...form.querySelectorAll("[data-legend-layer]")].map((row) => ({
      slug: /** @type {string} */ (row.getAttribute("data-legend-layer")),
      box: /** @type {HTMLInputElement} */ (find(row, "input")),
      count: find(row, "[data-legend-count]"),
    }));
    this.statuses = new StatusChoice(find(form, "[data-legend-statuses]"), texts);
    this.district = /** @type {HTMLSelectElement} */ (find(form, "[data-legend-district]"));
    this.overdue = /** @type {HTMLInputElement} */ (find(form, "[name=overdue]"));
    this.overdueCount = find(form, "[data-legend-overdue]");
    this.reset = find(form, "[data-legend-reset]");
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => this.changed(this.read()));
    this.reset.addEventListener("click", () => this.clear());
  }

  /**
   * Shows a filter without telling anyone.
   *
   * @param {Filter} filter
   */
  show(filter) {
    for (const { slug, box } of this.rows) box.checked = filter.layers.has(slug);
    this.statuses.show(filter.statuses);
    this.district.value = filter.district ?? "";
    this.overdue.checked = filter.overdue;
    this.markReset(filter);
  }

  /** @param {import("./api.js").LayerIndex} index layers with their statuses in their usual order */
  showIndex(index) {
    this.statuses.build(index.filter(({ id }) => this.rows.some(({ slug }) => slug === id)));
  }

  /**
   * Fills in the numbers: what one would see if only this box were ticked besides the other kinds of choice.
   *
   * @param {Map<string, import("./places.js").Place[]>} loaded places by layer; a layer that is missing keeps the number
   *     that came with the page
   * @param {Filter} filter
   */
  showNumbers(loaded, filter) {
    const anyLayer = matcher({ ...filter, layers: new Set(loaded.keys()) });
    for (const { slug, count } of this.rows) {
      const places = loaded.get(slug);
      if (places) count.textContent = this.texts.number(places.filter(anyLayer).length);
    }
    const all = [...loaded.values()].flat();
    this.statuses.showNumbers(all.filter(matcher({ ...filter, statuses: new Set() })));
    this.overdueCount.textContent = this.texts.number(all.filter(matcher({ ...filter, overdue: true })).length);
  }

  /** @returns {Filter} */
  read() {
    return {
      layers: new Set(this.rows.filter(({ box }) => box.checked).map(({ slug }) => slug)),
      statuses: this.statuses.read(),
      district: this.district.value || null,
      overdue: this.overdue.checked,
    };
  }

  /** @param {Filter} filter */
  changed(filter) {
    this.markReset(filter);
    this.onChange(filter);
  }

  clear() {
    const filter = { layers: new Set(this.rows.map(({ slug }) => slug)), statuses: new Set(), district: null, overdue: false };
    this.show(filter);
    this.changed(filter);
    // the button has just become invisible and would lose the focus
    this.rows[0]?.box.focus();
  }

  /** @param {Filter} filter */
  markReset({ layers, statuses, district, overdue }) {
    const active = layers.size < this.rows.length || statuses.size > 0 || district !== null || overdue;
    // visibility, not display: the legend must not jump when the first box is touched
    this.reset.classList.toggle("is-invisible", !active);
    document.querySelector("[data-filter-active]")?.toggleAttribute("hidden", !active);
  }
}
