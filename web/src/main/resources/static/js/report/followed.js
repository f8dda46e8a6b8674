/** The page of a report: a draft that was sent is forgotten, and the link can be copied. */

import { find } from "../dom.js";
import { forgetDraft } from "./draft.js";

const root = find(document, "[data-followed]");
if (root.hasAttribute("data-sent")) forgetDraft();

const button = root.querySelector("[data-copy]");
if (button instanceof HTMLElement && navigator.clipboard) {
  const answer = find(root, "[data-copied]");
  const link = /** @type {HTMLAnchorElement} */ (find(root, "[data-link]"));
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.textContent?.trim() ?? "");
      answer.textContent = answer.dataset.text ?? "";
    } catch {
      answer.textContent = answer.dataset.failed ?? "";
    }
  });
}
