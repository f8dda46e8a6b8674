/** Copies the snippet that shows the map in another page. */

import { find } from "./dom.js";

const root = find(document, "[data-embed]");
const button = find(root, "[data-copy]");
const answer = find(root, "[data-copied]");
const snippet = /** @type {HTMLTextAreaElement} */ (find(root, "[data-snippet]"));

if (navigator.clipboard) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(snippet.value);
      answer.textContent = answer.dataset.text ?? "";
    } catch {
      snippet.select();
      answer.textContent = answer.dataset.failed ?? "";
    }
  });
}
