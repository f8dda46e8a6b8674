/** Sending: once, only with a connection, and with the proof of work if it is ready in time. */

import { isReachable } from "../api.js";
import { find } from "../dom.js";

/** Who has filled in the form has given the proof time enough; on a slow device nobody is kept waiting longer. */
const PROOF_MS = 8_000;

export class Sending {
  /**
   * @param {HTMLFormElement} form
   * @param {import("../texts.js").Texts} texts
   * @param {{check: () => boolean, prove: () => Promise<void>, keep: () => void}} options check says what is wrong and
   *     returns whether nothing is
   */
  constructor(form, texts, options) {
    this.form = form;
    this.texts = texts;
    this.options = options;
    this.button = /** @type {HTMLButtonElement} */ (find(form, "[data-send]"));
    this.offline = find(form, "[data-offline]");
    this.label = this.button.textContent ?? "";
    this.busy = false;
    form.addEventListener("submit", (event) => this.onSubmit(event));
    window.addEventListener("online", () => {
      if (this.offline.textContent) this.offline.textContent = texts.text("report.script.send.online");
    });
    // "back" may bring the page as it was left
    window.addEventListener("pageshow", (event) => event.persisted && this.rest());
  }

  /** @param {SubmitEvent} event */
  async onSubmit(event) {
    event.preventDefault();
    if (this.busy || !this.options.check()) return;
    this.busy = true;
    this.button.setAttribute("aria-disabled", "true");
    this.button.textContent = this.texts.text("report.script.send.checking");
    this.options.keep();
    const late = new Promise((resolve) => setTimeout(resolve, PROOF_MS));
    const [reachable] = await Promise.all([isReachable(), Promise.race([this.options.prove(), late])]);
    if (!reachable) {
      this.rest();
      this.offline.textContent = this.texts.text("report.script.send.offline");
      return;
    }
    this.offline.textContent = "";
    this.button.textContent = this.texts.text("report.script.send.waiting");
    const action = document.createElement("input");
    Object.assign(action, { type: "hidden", name: "action", value: "send" });
    action.toggleAttribute("data-action", true);
    this.form.append(action);
    this.form.submit();
  }

  rest() {
    this.busy = false;
    this.button.removeAttribute("aria-disabled");
    this.button.textContent = this.label;
    this.form.querySelector("[data-action]")?.remove();
  }
}
