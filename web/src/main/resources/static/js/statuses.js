/** The statuses in the legend. Several layers may share a status; then it stands there once, with each of its names. */

import { element } from "./dom.js";
import { statusMark } from "./map/symbols.js";

export class StatusChoice {
  /**
   * @param {HTMLElement} list `[data-legend-statuses]`, already with the statuses that the server knew to be of use
   * @param {import("./texts.js").Texts} texts
   */
  constructor(list, texts) {
    this.list = list;
    this.texts = texts;
    /** @type {Set<string>} */
    this.chosen = new Set();
  }

  /**
   * Replaces the server's choice by all statuses of all layers.
   *
   * @param {import("./api.js").LayerIndex} index
   */
  build(index) {
    /** @type {Map<string, Set<string>>} */
    const names = new Map();
    for (const layer of index) {
      for (const { id } of layer.statuses) {
        const known = names.get(id) ?? new Set();
        names.set(id, known.add(this.texts.text(`status.${layer.id}.${id}`)));
      }
    }
    const items = [...names].map(([status, titles]) => this.item(status, [...titles].join(" / ")));
    this.list.replaceChildren(...items);
    this.show(this.chosen);
    if (this.places) this.showNumbers(this.places);
  }

  /**
   * @param {string} status slug
   * @param {string} title
   */
  item(status, title) {
    const label = element("label", { class: "map-legend__status" }, [
      element("input", { attributes: { type: "checkbox", name: "status", value: status } }),
      statusMark(status),
      element("span", { class: "map-legend__name", text: title }),
      element("span", { class: "map-legend__count" }),
    ]);
    return element("li", {}, [label]);
  }

  /** @returns {HTMLInputElement[]} */
  boxes() {
    return [...this.list.querySelectorAll("input")];
  }

  /** @param {Set<string>} chosen slugs */
  show(chosen) {
    this.chosen = chosen;
    for (const box of this.boxes()) box.checked = chosen.has(box.value);
  }

  /** @returns {Set<string>} slugs */
  read() {
    this.chosen = new Set(this.boxes().flatMap((box) => (box.checked ? [box.value] : [])));
    return this.chosen;
  }

  /**
   * Fills in the numbers; a status that no place has is left out unless it is chosen.
   *
   * @param {import("./places.js").Place[]} places
   */
  showNumbers(places) {
    this.places = places;
    /** @type {Map<string | null, number>} */
    const numbers = new Map();
    for (const { status } of places) numbers.set(status, (numbers.get(status) ?? 0) + 1);
    for (const item of this.list.children) {
      const box = /** @type {HTMLInputElement} */ (item.querySelector("input"));
      const number = numbers.get(box.value) ?? 0;
      /** @type {HTMLElement} */ (item.querySelector(".map-legend__count")).textContent = this.texts.number(number);
      /** @type {HTMLElement} */ (item).hidden = number === 0 && !box.checked;
    }
  }
}
