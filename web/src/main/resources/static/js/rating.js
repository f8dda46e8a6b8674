/** Sends how safe somebody feels at a place without leaving the page. Without this the form does the same by itself. */

import { sendForm } from "./api.js";
import "./form/correct.js";

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || !form.matches("[data-rating-form]")) return;
  event.preventDefault();
  if (!form.hasAttribute("aria-busy")) send(form);
});

/** @param {HTMLFormElement} form */
async function send(form) {
  const section = /** @type {HTMLElement} */ (form.closest("[data-rating]"));
  const failed = /** @type {HTMLElement} */ (form.querySelector("[data-rating-failed]"));
  failed.textContent = "";
  form.setAttribute("aria-busy", "true");
  try {
    const answer = (await sendForm(form, form.dataset.ratingForm ?? "")).querySelector("[data-rating]");
    if (!answer) throw new Error("The answer has no [data-rating]");
    section.replaceWith(answer);
    // what went wrong at the top of the page is about an earlier answer
    document.querySelectorAll("[data-error-summary]").forEach((summary) => answer.contains(summary) || summary.remove());
    const news = answer.querySelector("[data-error-summary], [data-rating-answered]");
    if (news instanceof HTMLElement) news.focus();
  } catch {
    failed.textContent = failed.dataset.ratingFailed ?? "";
    form.removeAttribute("aria-busy");
  }
}
