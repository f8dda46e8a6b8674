/** What has to be put right in a form: a summary above it that takes the focus, and each message beside its field. */

import { element } from "../dom.js";

/** The summary of a page that came back from the server takes the focus. */
export function focusSummary() {
  const summary = document.querySelector("[data-error-summary]");
  if (!(summary instanceof HTMLElement)) return;
  summary.focus();
  connect(summary);
}

/**
 * @param {HTMLElement} form
 * @param {string} title
 * @param {{field: string, message: string}[]} problems in the order of the form; none removes what was said before
 */
export function showProblems(form, title, problems) {
  document.querySelector("[data-error-summary]")?.remove();
  for (const place of form.querySelectorAll("[data-fault]")) {
    const problem = problems.find(({ field }) => field === place.getAttribute("data-fault"));
    place.textContent = problem?.message ?? "";
    place.toggleAttribute("hidden", !problem);
  }
  if (problems.length === 0) return;
  const items = problems.map(({ field, message }) =>
    element("li", {}, [element("a", { text: message, attributes: { href: `#field-${field}` } })]),
  );
  const attributes = { "data-error-summary": "", role: "group", tabindex: "-1", "aria-labelledby": "error-summary-title" };
  const summary = element("div", { class: "error-summary", attributes }, [
    element("h2", { class: "error-summary__title", text: title, attributes: { id: "error-summary-title" } }),
    element("ul", { class: "error-summary__list" }, items),
  ]);
  form.before(summary);
  connect(summary);
  summary.focus();
}

/**
 * A link to a problem leads to the field itself, not only near it, with what belongs to the field in sight.
 *
 * @param {HTMLElement} summary
 */
function connect(summary) {
  summary.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    target.focus({ preventScroll: true });
    (target.closest("fieldset, .field") ?? target).scrollIntoView({ block: "start" });
  });
}
