/** The form for reporting a place. Everything here makes it quicker; it works without. */

import { find } from "../dom.js";
import "../form/correct.js";
import { focusSummary, showProblems } from "../form/summary.js";
import { readTexts } from "../texts.js";
import { forgetDraft, keepDraft, keepEmail, readDraft, readEmail } from "./draft.js";
import { Photos } from "./photos.js";
import { WherePart } from "./place.js";
import { connectProof } from "./proof.js";
import { Sending } from "./send.js";

class ReportPage {
  /** @param {HTMLFormElement} form `[data-report]` */
  constructor(form) {
    this.form = form;
    form.toggleAttribute("data-enhanced", true);
    this.texts = readTexts(document, document.documentElement.lang);
    this.text = /** @type {HTMLTextAreaElement} */ (find(form, "[data-text]"));
    this.left = find(form, "[data-text-left]");
    this.draftText = find(form, "[data-draft-text]");
    this.prove = connectProof(/** @type {HTMLInputElement} */ (find(form, "[data-proof]")));
    this.restoring = true;
    this.where = new WherePart(form, this.texts, () => this.touched());
    new Photos(find(form, "[data-photos]"), this.texts);
    new Sending(form, this.texts, { check: () => this.check(), prove: this.prove, keep: () => this.keep() });
    form.addEventListener("input", () => this.touched());
    form.addEventListener("keydown", (event) => this.onKey(event));
    find(form, "[data-draft-discard]").addEventListener("click", () => this.discard());
    this.restore();
    this.restoring = false;
    this.count();
    focusSummary();
    form.toggleAttribute("data-ready", true);
  }

  /** The enter key in a field of one line would send the form, or search. */
  onKey(/** @type {KeyboardEvent} */ event) {
    const field = event.target;
    const oneLine = field instanceof HTMLInputElement && field.name !== "q" && field.type !== "file";
    if (event.key === "Enter" && oneLine) event.preventDefault();
  }

  /** Something was typed or chosen. */
  touched() {
    if (this.restoring) return;
    this.prove();
    this.count();
    this.keep();
  }

  count() {
    const rest = Number(this.text.dataset.longest) - this.text.value.length;
    this.left.textContent = this.texts.count(`report.script.${rest < 0 ? "over" : "left"}`, Math.abs(rest));
  }

  /** @returns {FormData} */
  data() {
    return new FormData(this.form);
  }

  keep() {
    const data = this.data();
    const value = (/** @type {string} */ name) => String(data.get(name) ?? "");
    keepDraft({
      at: Date.now(),
      preset: location.search,
      key: value("key"),
      spot: value("spot"),
      placeId: value("placeId"),
      causes: data.getAll("causes").map(String),
      times: data.getAll("times").map(String),
      safety: value("safety"),
      text: value("text"),
    });
    keepEmail(value("email"));
    find(this.form, "[data-draft]").hidden = false;
  }

  /** What was typed before the page was lost; a page that came back from the server has it already. */
  restore() {
    const draft = readDraft();
    if (!draft || this.form.hasAttribute("data-returned")) return;
    if (location.search !== "" && location.search !== draft.preset) return;
    this.set("key", draft.key);
    this.text.value = draft.text;
    for (const cause of draft.causes) this.tick("causes", cause);
    for (const time of draft.times) this.tick("times", time);
    this.tick("safety", draft.safety);
    this.set("email", readEmail());
    const [position, name] = draft.spot.split(";");
    const [lon, lat] = position.split(",").map(Number);
    if (position && Number.isFinite(lon) && Number.isFinite(lat)) {
      this.where.choose({ name, point: [lon, lat] }, draft.placeId || null);
    }
    this.draftText.textContent = this.texts.text("report.script.draft.restored");
    find(this.form, "[data-draft]").hidden = false;
    this.prove();
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  set(name, value) {
    const field = this.form.elements.namedItem(name);
    if (field instanceof HTMLInputElement && value) field.value = value;
  }

  /**
   * @param {string} name
   * @param {string} value
   */
  tick(name, value) {
    for (const input of this.form.querySelectorAll("input")) {
      if (input.name === name && input.value === value) input.checked = true;
    }
  }

  discard() {
    forgetDraft();
    location.assign(location.pathname);
  }

  /** What the server would refuse; saying it here keeps the photos. */
  check() {
    const data = this.data();
    const email = String(data.get("email") ?? "").trim();
    const rules = [
      { field: "lon", key: "position", broken: this.where.position === null },
      { field: "placeId", key: "near", broken: this.where.near.isOpen() },
      { field: "causes", key: "causes", broken: !data.has("causes") },
      { field: "times", key: "times", broken: !data.has("times") },
      { field: "safety", key: "safety", broken: !data.has("safety") },
      { field: "text", key: "text", broken: this.text.value.length > Number(this.text.dataset.longest) },
      { field: "email", key: "email", broken: email !== "" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) },
    ];
    const problems = rules
      .filter(({ broken }) => broken)
      .map(({ field, key }) => ({ field, message: this.texts.text(`report.script.check.${key}`) }));
    showProblems(this.form, this.texts.text("form.errors.title"), problems);
    return problems.length === 0;
  }
}

new ReportPage(/** @type {HTMLFormElement} */ (find(document, "[data-report]")));
