/** "Where?": search, location of the device, list of known places and the map lead to one spot under the cross-hair. */

import { loadLayer, loadOutline } from "../api.js";
import { find } from "../dom.js";
import { anchor } from "../geo.js";
import { Picker } from "../map/picker.js";
import { Notices } from "../notices.js";
import { Search } from "../search.js";
import { Near } from "./near.js";

const LOCATE = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };
const EARTH_M = 6_371_000;
const AT_M = 20;
const NEAR_M = 1_000;

/** @typedef {{name: string, point: [number, number]}} Named */

export class WherePart {
  /**
   * @param {HTMLFormElement} form
   * @param {import("../texts.js").Texts} texts
   * @param {() => void} onChange
   */
  constructor(form, texts, onChange) {
    this.form = form;
    this.texts = texts;
    this.onChange = onChange;
    const language = document.documentElement.lang;
    this.degrees = new Intl.NumberFormat(language, { minimumFractionDigits: 5, maximumFractionDigits: 5 });
    this.root = find(form, "[data-picker]");
    this.label = find(form, "[data-position]");
    this.spots = find(form, "[data-spots]");
    this.near = new Near(find(form, "[data-near]"), texts, language);
    /** @type {[number, number] | null} what will be reported, lon/lat */
    this.position = null;
    /** @type {Named | null} what was searched for, or where the device is */
    this.reference = null;
    /** @type {Named[]} */
    this.known = [];
    this.spots.hidden = true;
    this.field = this.hidden("spot");
    const canvas = find(form, "[data-map]");
    // what a message about the place leads to
    find(form, "#field-lon").removeAttribute("id");
    canvas.id = "field-lon";
    this.picker = new Picker(canvas, this.root, () => this.onRest());
    new Search(find(form, "[data-search]"), find(form, "[data-search-message]"), texts, (hit) =>
      this.choose({ name: hit.name, point: [hit.lon, hit.lat] }, hit.kind === "place" ? hit.id : null),
    );
    find(form, "[data-locate]").addEventListener("click", () => this.locate());
    form.querySelector("[data-known]")?.addEventListener("change", (event) => this.onKnown(event));
    this.notices = new Notices(find(form, "[data-notices]"), texts);
    this.load(loadOutline, (outline) => this.picker.showOutline(outline));
    this.load(() => loadLayer("stadtbezirke"), (districts) => this.picker.showDistricts(districts));
    this.load(() => loadLayer("angstraeume"), (layer) => this.showKnown(layer));
    // a map that was folded away has no size until it is shown
    form.querySelector("[data-ways]")?.addEventListener("toggle", () => dispatchEvent(new Event("resize")));
    this.start();
  }

  /** Begins where the page says, if it does. */
  start() {
    const { lon, lat, name } = this.root.dataset;
    if (lon === undefined || lat === undefined) return;
    const chosen = this.form.querySelector("[data-near-list] input:checked");
    const place = chosen instanceof HTMLInputElement ? chosen.value : undefined;
    this.choose({ name: name ?? "", point: [Number(lon), Number(lat)] }, place);
  }

  /** @param {string} name */
  hidden(name) {
    // the radio buttons of the same name are for pages without scripts
    for (const radio of this.spots.querySelectorAll("input")) radio.disabled = true;
    const field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    this.form.append(field);
    return field;
  }

  /**
   * @template T
   * @param {() => Promise<T>} load
   * @param {(value: T) => void} show
   */
  async load(load, show) {
    try {
      show(await load());
    } catch (error) {
      this.notices.show(this.texts.text("report.script.base"), error, () => this.load(load, show));
    }
  }

  /** @param {{features: any[]}} layer */
  showKnown(layer) {
    this.known = layer.features.flatMap(({ geometry, properties }) => {
      const point = anchor(geometry);
      return point ? [{ name: properties.title, point }] : [];
    });
    this.picker.showKnown(this.known);
    this.describe();
  }

  /**
   * @param {Named} named
   * @param {string | null} [placeId] the known place it is
   */
  choose(named, placeId) {
    this.reference = named.name ? named : null;
    this.preferred = placeId ?? undefined;
    this.picker.goTo(named.point);
  }

  /** @param {Event} event a place was chosen from the list */
  onKnown(event) {
    const radio = event.target;
    if (!(radio instanceof HTMLInputElement)) return;
    const { lon, lat, knownName } = radio.dataset;
    this.choose({ name: knownName ?? "", point: [Number(lon), Number(lat)] }, radio.value.replace(/^ort:/, ""));
    // the spot under the cross-hair is what counts
    radio.checked = false;
    radio.closest("details")?.removeAttribute("open");
    this.root.scrollIntoView({ block: "nearest" });
  }

  onRest() {
    const centre = this.picker.centre();
    const valid = this.picker.isClose() && !this.picker.isOutside(centre);
    this.position = valid ? centre : null;
    this.field.value = valid ? `${centre[0].toFixed(6)},${centre[1].toFixed(6)};${this.nameOf(centre)}` : "";
    if (valid) this.near.look(centre, this.preferred);
    else this.near.clear();
    this.preferred = undefined;
    this.describe();
    this.onChange();
  }

  /** Says what lies under the cross-hair. */
  describe() {
    if (!this.picker.moved) return;
    const centre = this.picker.centre();
    if (this.picker.isOutside(centre)) this.say(this.texts.text("report.script.position.outside"), "bad");
    else if (!this.picker.isClose()) this.say(this.texts.text("report.script.position.closer"), "");
    else this.say(this.nameFor(centre), "good");
  }

  /**
   * @param {[number, number]} position
   * @returns {{name: string, metres: number} | null} the known name next to it
   */
  nearest(position) {
    const names = this.reference ? [this.reference, ...this.known] : this.known;
    const all = names.map(({ name, point }) => ({ name, metres: distance(position, point) }));
    all.sort((a, b) => a.metres - b.metres);
    return all.length > 0 && all[0].metres <= NEAR_M ? all[0] : null;
  }

  /** @param {[number, number]} position */
  nameFor(position) {
    const nearest = this.nearest(position);
    const { text, number } = this.texts;
    if (!nearest) {
      const [lon, lat] = position.map((value) => this.degrees.format(value));
      return text("report.script.position.bare", lat, lon);
    }
    if (nearest.metres <= AT_M) return text("report.script.position.at", nearest.name);
    return text("report.script.position.about", number(Math.round(nearest.metres / 10) * 10), nearest.name);
  }

  /** @param {[number, number]} position */
  nameOf(position) {
    const nearest = this.nearest(position);
    return nearest && nearest.metres <= AT_M ? nearest.name : "";
  }

  locate() {
    if (!navigator.geolocation) return this.say(this.texts.text("report.script.locate.failed"), "bad");
    this.say(this.texts.text("report.script.locate.wait"), "");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        /** @type {[number, number]} */
        const point = [coords.longitude, coords.latitude];
        if (this.picker.isOutside(point)) return this.say(this.texts.text("report.script.locate.outside"), "bad");
        this.choose({ name: this.texts.text("report.script.position.here"), point });
      },
      (error) => {
        const denied = error.code === error.PERMISSION_DENIED;
        this.say(this.texts.text(denied ? "report.script.locate.denied" : "report.script.locate.failed"), "bad");
      },
      LOCATE,
    );
  }

  /**
   * @param {string} text
   * @param {"good" | "bad" | ""} tone
   */
  say(text, tone) {
    this.label.textContent = text;
    this.label.dataset.tone = tone;
  }
}

/**
 * @param {[number, number]} from lon/lat
 * @param {[number, number]} to lon/lat
 * @returns {number} metres
 */
function distance(from, to) {
  const radians = Math.PI / 180;
  const x = (to[0] - from[0]) * radians * Math.cos(((from[1] + to[1]) / 2) * radians);
  const y = (to[1] - from[1]) * radians;
  return Math.hypot(x, y) * EARTH_M;
}
