/** News on a place: the fields that only closing a place needs are shown only then. Without this they are always there. */

const CLOSING = ["no-action", "not-responsible"];

for (const form of document.querySelectorAll("[data-news]")) {
  const status = form.querySelector("[name=status]");
  const closing = form.querySelector("[data-news-closing]");
  if (!(status instanceof HTMLSelectElement) || !(closing instanceof HTMLElement)) continue;
  const update = () => (closing.hidden = !CLOSING.includes(status.value) && !closing.querySelector("[aria-invalid]"));
  status.addEventListener("change", update);
  update();
}
