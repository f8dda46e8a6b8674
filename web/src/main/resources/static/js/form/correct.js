/** A field that is being corrected is no longer marked as wrong; whether it is right now, the server says. */

/** @param {Event} event */
function calm(event) {
  const input = event.target;
  if (!(input instanceof HTMLElement)) return;
  const field = input.closest(".field, fieldset");
  if (!field?.querySelector(".field__fault:not([hidden])")) return;
  field.classList.remove("field--fault");
  for (const wrong of field.querySelectorAll("[aria-invalid]")) wrong.removeAttribute("aria-invalid");
  for (const fault of field.querySelectorAll(".field__fault")) {
    // a message of a field further inside stays until that one is corrected
    if (fault.closest(".field, fieldset") === field) fault.toggleAttribute("hidden", true);
  }
}

document.addEventListener("input", calm);
