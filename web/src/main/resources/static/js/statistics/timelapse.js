/** Plays the map of fear spaces month by month. Its words are those of the list that is there without scripts. */

import { loadLayer, loadOutline } from "../api.js";
import { find } from "../dom.js";
import { anchor } from "../geo.js";

const LAYER = "angstraeume";
/** How long a month stays, so that one can look at it. */
const STEP_MS = 1200;

/** @typedef {{day: string, title: string, words: string, href: string}} Month day: "" for today */

class Timelapse {
  /**
   * @param {HTMLElement} root `[data-timelapse]`
   * @param {import("../map/dots.js").DotMap} map
   * @param {Month[]} months
   */
  constructor(root, map, months) {
    this.map = map;
    this.months = months;
    this.range = /** @type {HTMLInputElement} */ (find(root, "[data-timelapse-range]"));
    this.words = find(root, "[data-timelapse-words]");
    this.link = find(root, "[data-timelapse-link]");
    this.fault = find(root, "[data-timelapse-fault]");
    this.start = find(root, "[data-timelapse-start]");
    this.stop = find(root, "[data-timelapse-stop]");
    this.playing = false;
    /** @type {Map<string, Promise<import("../map/dots.js").Dot[]>>} by day */
    this.loaded = new Map();
    this.range.addEventListener("input", () => {
      this.pause();
      this.show();
    });
    find(root, "[data-timelapse-play]").addEventListener("click", () => (this.playing ? this.pause() : this.play()));
    find(root, "[data-timelapse-retry]").addEventListener("click", () => {
      this.range.focus();
      this.show();
    });
  }

  /** @returns {number} of the month that is shown */
  get index() {
    return this.range.valueAsNumber;
  }

  /**
   * Shows the month of the slider; a later call overtakes this one.
   *
   * @returns {Promise<boolean>} whether its places have arrived
   */
  async show() {
    const month = this.months[this.index];
    this.range.setAttribute("aria-valuetext", month.title);
    this.words.textContent = month.words;
    this.link.setAttribute("href", month.href);
    try {
      const dots = await this.load(month);
      if (this.months[this.index] !== month) return true;
      this.fault.hidden = true;
      this.map.show(dots);
      const next = this.months[this.index + 1];
      // whoever steps on will ask for it; if it fails now, that is told then
      if (next) this.load(next).catch(() => undefined);
      return true;
    } catch {
      if (this.months[this.index] === month) this.fault.hidden = false;
      return false;
    }
  }

  /** @param {Month} month */
  load({ day }) {
    const known = this.loaded.get(day);
    if (known) return known;
    const loading = loadLayer(LAYER, day).then(({ features }) => features.flatMap(toDot));
    this.loaded.set(day, loading);
    loading.catch(() => this.loaded.delete(day));
    return loading;
  }

  async play() {
    this.setPlaying(true);
    if (this.index === this.months.length - 1) this.range.value = "0";
    else this.range.stepUp();
    const shown = await this.show();
    if (!this.playing) return;
    if (!shown || this.index === this.months.length - 1) this.pause();
    else this.timer = setTimeout(() => this.play(), STEP_MS);
  }

  pause() {
    clearTimeout(this.timer);
    if (!this.playing) return;
    this.setPlaying(false);
    // now it is worth telling
    this.words.textContent = "";
    requestAnimationFrame(() => (this.words.textContent = this.months[this.index].words));
  }

  /** @param {boolean} playing while it plays, nobody is told of every month */
  setPlaying(playing) {
    this.playing = playing;
    this.words.setAttribute("aria-live", playing ? "off" : "polite");
    this.start.hidden = playing;
    this.stop.hidden = !playing;
  }
}

/**
 * @param {any} feature GeoJSON feature of the layer
 * @returns {import("../map/dots.js").Dot[]} none for a place without position
 */
function toDot({ geometry, properties }) {
  const point = anchor(geometry);
  return point ? [{ point, className: properties.open ? "timelapse-dot" : "timelapse-dot timelapse-dot--closed" }] : [];
}

/** @param {Element} item */
function toMonth(item) {
  const link = find(item, "[data-day]");
  return {
    day: link.dataset.day ?? "",
    title: link.textContent ?? "",
    words: (item.textContent ?? "").trim(),
    href: link.getAttribute("href") ?? "/",
  };
}

/** @param {HTMLElement} root */
async function begin(root) {
  const list = find(root, "[data-timelapse-months]");
  const months = [...list.children].map(toMonth);
  const [{ DotMap }, outline] = await Promise.all([import("../map/dots.js"), loadOutline()]);
  find(root, "[data-timelapse-stage]").hidden = false;
  list.hidden = true;
  const map = new DotMap(find(root, "[data-timelapse-map]"));
  map.showOutline(outline);
  await new Timelapse(root, map, months).show();
  root.setAttribute("data-ready", "");
}

const root = document.querySelector("[data-timelapse]");
if (root instanceof HTMLElement) {
  // the map is fetched by those who come near it
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      near.disconnect();
      // without it, the list stays
      begin(root).catch(() => undefined);
    },
    { rootMargin: "600px" },
  );
  near.observe(root);
}
