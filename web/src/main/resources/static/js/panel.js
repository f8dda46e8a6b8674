/** The panel beside the map. It takes the focus when it opens and gives it back when it closes. */

import { element, find } from "./dom.js";
import { explain } from "./notices.js";

/** A panel that arrives sooner than this shows no "loading": a flash of words is worse than a short nothing. */
const PATIENCE_MS = 200;

export class Panel {
  /**
   * @param {HTMLElement} root `[data-panel]`
   * @param {import("./texts.js").Texts} texts
   * @param {() => void} onClose the reader wants it closed
   */
  constructor(root, texts, onClose) {
    this.root = root;
    this.texts = texts;
    this.body = find(root, "[data-panel-body]");
    /** @type {AbortController | null} */
    this.loading = null;
    /** @type {Element | null} */
    this.opener = null;
    find(root, "[data-panel-close]").addEventListener("click", onClose);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.isOpen() && !event.defaultPrevented) onClose();
    });
  }

  isOpen() {
    return !this.root.hidden;
  }

  /**
   * Opens with something that has to be fetched first. A second call overtakes the first.
   *
   * @param {(signal: AbortSignal) => Promise<Node[]>} load
   * @param {string} href where the same can be read without the panel
   * @returns {Promise<void>}
   */
  async load(load, href) {
    this.reveal();
    this.loading?.abort();
    const loading = new AbortController();
    this.loading = loading;
    this.root.setAttribute("aria-busy", "true");
    const patience = setTimeout(
      () => this.fill([element("p", { class: "map-panel__wait", text: this.texts.text("map.panel.loading") })]),
      PATIENCE_MS,
    );
    try {
      const nodes = await load(loading.signal);
      clearTimeout(patience);
      if (!loading.signal.aborted) this.show(nodes);
    } catch (error) {
      clearTimeout(patience);
      if (!loading.signal.aborted) this.show(this.failure(error, href, () => this.load(load, href)));
    } finally {
      if (this.loading === loading) this.root.removeAttribute("aria-busy");
    }
  }

  /**
   * Opens with ready content and moves the focus to its heading.
   *
   * @param {Node[]} nodes
   */
  show(nodes) {
    this.reveal();
    this.fill(nodes);
    const heading = this.body.querySelector("h1, h2");
    if (!(heading instanceof HTMLElement)) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }

  reveal() {
    if (this.isOpen()) return;
    this.opener = document.activeElement;
    this.root.hidden = false;
  }

  /** @param {Node[]} nodes */
  fill(nodes) {
    this.body.replaceChildren(...nodes);
    this.body.scrollTop = 0;
  }

  /**
   * @param {() => void} fallback takes the focus when what opened the panel is no longer there
   */
  close(fallback) {
    if (!this.isOpen()) return;
    this.loading?.abort();
    this.root.hidden = true;
    this.body.replaceChildren();
    const opener = this.opener;
    this.opener = null;
    if (opener instanceof HTMLElement && opener !== document.body && opener.checkVisibility()) {
      opener.focus({ preventScroll: true });
    } else {
      fallback();
    }
  }

  /** @returns {boolean} whether it asks how safe a place feels */
  asks() {
    return this.body.querySelector("[data-rating]") !== null;
  }

  /** @returns {string} the heading, for the title of the window */
  title() {
    return this.body.querySelector("h1, h2")?.textContent?.trim() ?? "";
  }

  /**
   * @param {unknown} error
   * @param {string} href
   * @param {() => void} retry
   */
  failure(error, href, retry) {
    const { text } = this.texts;
    const again = element("button", { class: "button", text: text("map.retry"), attributes: { type: "button" } });
    again.addEventListener("click", retry);
    return [
      element("h2", { class: "map-panel__title", text: text("map.panel.failed") }),
      element("p", { text: explain(error, this.texts) }),
      element("p", { class: "map-panel__actions" }, [
        again,
        element("a", { text: text("map.panel.page"), attributes: { href } }),
      ]),
    ];
  }
}
