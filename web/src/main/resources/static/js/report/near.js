/** "Do you mean this place?": known fear spaces around the cross-hair. */

import { loadNear } from "../api.js";
import { find } from "../dom.js";

const RADIUS_M = 150;
const LAYER = "angstraeume";

export class Near {
  /**
   * @param {HTMLElement} root `[data-near]`
   * @param {import("../texts.js").Texts} texts
   * @param {string} language
   */
  constructor(root, texts, language) {
    this.texts = texts;
    this.dates = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
    this.idle = find(root, "[data-near-idle]");
    this.question = find(root, "[data-near-question]");
    this.list = find(root, "[data-near-list]");
    this.template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-near-item]"));
    /** @type {AbortController | null} */
    this.request = null;
  }

  /** @returns {string} id of the chosen place, "none", or "" while nothing is chosen */
  choice() {
    const chosen = this.question.querySelector("input:checked");
    return chosen instanceof HTMLInputElement ? chosen.value : "";
  }

  /** @returns {boolean} whether the question is asked and not answered */
  isOpen() {
    return !this.question.hidden && this.choice() === "";
  }

  /** Asks nothing while no position is chosen. */
  clear() {
    this.request?.abort();
    this.show([], "");
    this.say("report.script.near.waiting");
  }

  /**
   * @param {[number, number]} position lon/lat
   * @param {string} [preferred] id of the place to choose beforehand
   */
  async look(position, preferred) {
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const choice = preferred ?? this.choice();
    try {
      const found = await loadNear(position, RADIUS_M, request.signal);
      if (request.signal.aborted) return;
      this.show(
        found.features.map(({ properties, id }) => ({ id, ...properties })).filter(({ layer }) => layer === LAYER),
        choice,
      );
      this.say("report.script.near.nothing");
    } catch {
      if (request.signal.aborted) return;
      this.show([], "");
      this.say("report.script.near.failed");
    }
  }

  /**
   * @param {any[]} places
   * @param {string} choice
   */
  show(places, choice) {
    const known = [...this.list.querySelectorAll("input")].map((input) => input.value).join(" ");
    const none = /** @type {HTMLInputElement} */ (this.question.querySelector("input[value=none]"));
    if (known !== places.map(({ id }) => id).join(" ")) {
      this.list.replaceChildren(...places.map((place, index) => this.item(place, index === 0)));
    }
    // "none of these" was said of other places: it is asked again when others come
    const same = places.length > 0 && known !== "" && known === places.map(({ id }) => id).join(" ");
    none.checked = choice === "none" && (same || known === "");
    for (const input of this.list.querySelectorAll("input")) input.checked = input.value === choice;
    this.question.hidden = places.length === 0;
    this.idle.hidden = places.length > 0;
  }

  /**
   * @param {any} place
   * @param {boolean} first
   */
  item(place, first) {
    const item = /** @type {HTMLElement} */ (this.template.content.cloneNode(true));
    const input = find(item, "input");
    input.setAttribute("value", place.id);
    if (first) input.id = "field-placeId";
    const { text } = this.texts;
    const status = place.status ? `status.${place.layer}.${place.status}` : "status.unknown";
    const date = place.lastUpdate ? this.dates.format(new Date(place.lastUpdate)) : text("place.news.last.none");
    find(item, "[data-near-name]").textContent = text("report.near.yes", place.title);
    find(item, "[data-near-status]").textContent = text(status);
    find(item, "[data-near-news]").textContent = `${text("place.news.last")}: ${date}`;
    return item;
  }

  /** @param {string} key */
  say(key) {
    this.idle.textContent = this.texts.text(key);
  }
}
