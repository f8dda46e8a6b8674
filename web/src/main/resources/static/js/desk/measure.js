/** A measure's form: the day it was done is asked for only beside the status "done". Without this it is always there. */

for (const form of document.querySelectorAll("[data-measure]")) {
  const done = form.querySelector("[data-measure-done]");
  if (!(done instanceof HTMLElement)) continue;
  const update = () => {
    const wrong = done.querySelector("[aria-invalid]") !== null;
    done.hidden = !wrong && !form.querySelector("[name=status][value=done]:checked");
  };
  form.addEventListener("change", update);
  update();
}
