/**
 * Drawing in a form: a point, a line or an area. What is drawn is the text of the field `[data-draw-text]`, one "longitude
 * latitude" per line, and whatever is typed there is drawn: so there is one truth, and it works without a mouse.
 */

import { loadOutline } from "../api.js";
import { find } from "../dom.js";
import { connectButtons } from "../map/canvas.js";
import { Sketch } from "../map/sketch.js";
import { readTexts } from "../texts.js";

/** As the server takes them; see GeometryText. */
const MOST_VERTICES = 499;
const NUMBER = "[+-]?\\d{1,3}(?:\\.\\d{1,15})?";
const LINE = new RegExp(`^\\s*(${NUMBER})(?:\\s*[,;]\\s*|\\s+)(${NUMBER})\\s*$`);

/** @typedef {"point" | "line" | "area"} Shape */
/** @typedef {[number, number]} LonLat */

/**
 * @param {string} text
 * @returns {LonLat[] | null} null for a text that is no list of positions, such as GeoJSON
 */
export function readPositions(text) {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const positions = lines.map((line) => LINE.exec(line));
  if (positions.some((match) => match === null)) return null;
  return positions.map((match) => [Number(match?.[1]), Number(match?.[2])]);
}

/**
 * @param {LonLat[]} positions
 * @returns {string}
 */
export function writePositions(positions) {
  return positions.map(([lon, lat]) => `${lon.toFixed(6)} ${lat.toFixed(6)}`).join("\n");
}

export class Draw {
  /** @param {HTMLElement} root `[data-draw]` */
  constructor(root) {
    this.root = root;
    this.texts = readTexts(root, document.documentElement.lang);
    this.field = /** @type {HTMLTextAreaElement} */ (find(root, "[data-draw-text]"));
    this.status = find(root, "[data-draw-status]");
    this.radios = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[data-draw-shape]")]);
    /** @type {string[]} texts before each change made on the map */
    this.history = [];
    for (const part of ["stage", "buttons", "help"]) find(root, `[data-draw-${part}]`).hidden = false;
    const map = find(root, "[data-draw-map]");
    this.sketch = new Sketch(map, {
      onAdd: (position) => this.add(position),
      onMove: (index, position) => this.move(index, position),
    });
    connectButtons(this.sketch.map, root, () => this.sketch.bounds());
    find(root, "[data-draw-undo]").addEventListener("click", () => this.undo());
    find(root, "[data-draw-clear]").addEventListener("click", () => this.change([]));
    this.field.addEventListener("input", () => this.show());
    for (const radio of this.radios) radio.addEventListener("change", () => this.show());
    this.show();
    const hint = readPositions(map.dataset.hint ?? "")?.[0];
    if (hint) this.sketch.mark(hint);
    this.sketch.fit(hint);
    const folded = root.closest("details");
    folded?.addEventListener("toggle", () => folded.open && this.sketch.fit(hint));
  }

  /** @returns {Shape} */
  shape() {
    return /** @type {Shape} */ (this.radios.find((radio) => radio.checked)?.value ?? "point");
  }

  /** @param {LonLat} position */
  add(position) {
    const positions = readPositions(this.field.value);
    if (positions === null) return;
    if (this.shape() === "point") this.change([position]);
    else if (positions.length < MOST_VERTICES) this.change([...positions, position]);
  }

  /**
   * @param {number} index
   * @param {LonLat} position
   */
  move(index, position) {
    this.change((readPositions(this.field.value) ?? []).map((old, i) => (i === index ? position : old)));
  }

  /** @param {LonLat[]} positions */
  change(positions) {
    this.history.push(this.field.value);
    this.write(writePositions(positions));
  }

  undo() {
    const before = this.history.pop();
    if (before !== undefined) this.write(before);
  }

  /** @param {string} text */
  write(text) {
    this.field.value = text;
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
    this.show();
  }

  show() {
    const positions = readPositions(this.field.value);
    this.sketch.show(this.shape(), positions ?? []);
    this.status.textContent =
      positions === null
        ? this.texts.text("draw.status.text")
        : this.texts.count("draw.status.count", positions.length);
  }
}

for (const root of document.querySelectorAll("[data-draw]")) {
  const draw = new Draw(/** @type {HTMLElement} */ (root));
  // without the outline one draws on an empty ground; nothing is lost
  loadOutline().then(
    (outline) => draw.sketch.showOutline(outline),
    () => {},
  );
}
