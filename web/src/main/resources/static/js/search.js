/** The search box: a combobox with a list of suggestions (ARIA 1.2). Without JavaScript it is a plain form. */

import { searchPlaces } from "./api.js";
import { element, find } from "./dom.js";
import { explain } from "./notices.js";

const REST_MS = 180;
const SHORTEST = 2;

export class Search {
  /**
   * @param {HTMLElement} form `[data-search]`: a form, or a part of one whose first button is that of the search
   * @param {HTMLElement} live `[data-live]`
   * @param {import("./texts.js").Texts} texts
   * @param {(hit: import("./api.js").SearchHit) => void} onChoose
   */
  constructor(form, live, texts, onChoose) {
    this.form = form;
    this.live = live;
    this.texts = texts;
    this.onChoose = onChoose;
    this.input = /** @type {HTMLInputElement} */ (find(form, "[role=combobox]"));
    this.list = find(form, "[role=listbox]");
    this.message = find(form, "[data-search-message]");
    /** @type {import("./api.js").SearchHit[]} */
    this.hits = [];
    /** @type {AbortController | null} */
    this.request = null;
    this.active = -1;
    this.answered = "";
    this.connect();
  }

  connect() {
    this.input.addEventListener("input", () => this.typed());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    // the enter key presses the button too
    find(this.form, "[type=submit]").addEventListener("click", (event) => this.submit(event));
    this.form.addEventListener("focusout", (event) => {
      if (!(event.relatedTarget instanceof Node) || !this.form.contains(event.relatedTarget)) this.close();
    });
    // pointerdown would take the focus from the input and close the list before the click arrives
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target instanceof Element ? event.target.closest("[role=option]") : null;
      if (option) this.choose(Number(option.getAttribute("data-index")));
    });
  }

  query() {
    return this.input.value.trim();
  }

  typed() {
    clearTimeout(this.timer);
    this.request?.abort();
    if (this.query().length < SHORTEST) this.close();
    else this.timer = setTimeout(() => this.ask(), REST_MS);
  }

  /** @returns {Promise<boolean>} whether an answer for what stands in the box has arrived */
  async ask() {
    clearTimeout(this.timer);
    this.request?.abort();
    const request = new AbortController();
    this.request = request;
    const query = this.query();
    try {
      const hits = await searchPlaces(query, request.signal);
      if (request.signal.aborted) return false;
      this.answered = query;
      this.show(hits);
      return true;
    } catch (error) {
      if (!request.signal.aborted) this.say(explain(error, this.texts));
      return false;
    }
  }

  /** @param {import("./api.js").SearchHit[]} hits */
  show(hits) {
    this.hits = hits;
    this.active = -1;
    this.list.replaceChildren(...hits.map((hit, index) => this.option(hit, index)));
    this.input.removeAttribute("aria-activedescendant");
    this.setOpen(hits.length > 0);
    this.say(hits.length > 0 ? "" : this.texts.text("search.none"));
    if (hits.length > 0) this.live.textContent = this.texts.count("search.hits", hits.length);
  }

  /**
   * @param {import("./api.js").SearchHit} hit
   * @param {number} index
   */
  option(hit, index) {
    // the detail of a street says only that it is one
    const kind = (hit.kind === "place" && hit.detail) || this.texts.text(`search.kind.${hit.kind}`);
    const attributes = {
      role: "option",
      id: `${this.list.id}-${index}`,
      "aria-selected": "false",
      "data-index": String(index),
    };
    return element("li", { class: "map-search__option", attributes }, [
      element("span", { class: "map-search__name", text: hit.name }),
      element("span", { class: "map-search__kind", text: kind }),
    ]);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (this.isOpen()) this.move(step);
      else if (this.query().length >= SHORTEST) this.ask();
    } else if (event.key === "Escape" && (this.isOpen() || this.input.value !== "")) {
      // first the list, then the words; only then is the panel's turn
      event.preventDefault();
      if (this.isOpen()) this.close();
      else this.input.value = "";
    }
  }

  /** @param {1 | -1} step */
  move(step) {
    // one more stop than options: the input itself, where nothing is chosen
    const stops = this.hits.length + 1;
    this.active = ((this.active + 1 + step + stops) % stops) - 1;
    for (const [index, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(index === this.active));
    }
    const option = this.list.children[this.active];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /**
   * Enter takes the chosen suggestion, or the best one for the words in the box.
   *
   * @param {Event} event
   */
  async submit(event) {
    event.preventDefault();
    if (this.active >= 0) return this.choose(this.active);
    if (this.query().length < SHORTEST) return this.say(this.texts.text("search.short"));
    const ready = this.isOpen() && this.answered === this.query();
    if ((ready || (await this.ask())) && this.hits.length > 0) this.choose(0);
  }

  /** @param {number} index */
  choose(index) {
    const hit = this.hits[index];
    this.input.value = hit.name;
    this.close();
    this.onChoose(hit);
  }

  isOpen() {
    return !this.list.hidden;
  }

  close() {
    clearTimeout(this.timer);
    this.request?.abort();
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.setOpen(false);
    this.say("");
  }

  /** @param {boolean} open */
  setOpen(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
  }

  /** @param {string} text shown below the box, "" for nothing */
  say(text) {
    this.message.textContent = text;
    this.message.hidden = text === "";
    if (text === "") return;
    this.live.textContent = text;
    this.setOpen(false);
  }
}
