/** Says calmly, in the page, what did not work, and offers to try again. */

import { element } from "./dom.js";
import { ApiError } from "./api.js";

export class Notices {
  /**
   * @param {HTMLElement} region `[data-notices]`, a live region that is always in the page
   * @param {import("./texts.js").Texts} texts
   */
  constructor(region, texts) {
    this.region = region;
    this.texts = texts;
    /** @type {Set<() => void>} */
    this.retries = new Set();
    window.addEventListener("online", () => this.retryAll());
  }

  /**
   * @param {string} what what is missing now, a sentence
   * @param {unknown} error
   * @param {() => void} retry
   */
  show(what, error, retry) {
    const again = element("button", {
      class: "button button--small",
      text: this.texts.text("map.retry"),
      attributes: { type: "button" },
    });
    const message = element("p", { class: "map-notice__text", text: `${what} ${explain(error, this.texts)}` });
    const notice = element("div", { class: "map-notice", attributes: { "data-notice": "" } }, [message, again]);
    const run = () => {
      this.retries.delete(run);
      notice.remove();
      retry();
    };
    again.addEventListener("click", run);
    this.retries.add(run);
    this.region.append(notice);
  }

  retryAll() {
    for (const run of [...this.retries]) run();
  }
}

/**
 * @param {unknown} error
 * @param {import("./texts.js").Texts} texts
 * @returns {string} one sentence for a reader
 */
export function explain(error, texts) {
  // whatever is no ApiError is a fault of this program; to the reader it is one of the server
  return texts.text(`map.error.${error instanceof ApiError ? error.kind : "server"}`);
}
