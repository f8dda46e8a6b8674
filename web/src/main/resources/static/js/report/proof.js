/**
 * The proof of work (the format of ALTCHA): solved beside the page while someone fills in the form. Where the browser has no
 * cryptography, as on plain http in a local network, there is no proof, and the server allows fewer reports.
 */

import { loadChallenge } from "../api.js";

/**
 * @param {HTMLInputElement} field `[data-proof]`, gets the solution
 * @returns {() => Promise<void>} begins, once; resolves when there is a solution or there will be none
 */
export function connectProof(field) {
  if (field.dataset.proof !== "wanted" || !globalThis.crypto?.subtle || !globalThis.Worker) return async () => {};
  /** @type {Promise<void> | null} */
  let running = null;
  return () => (running ??= solve(field).catch(() => void (running = null)));
}

/** @param {HTMLInputElement} field */
async function solve(field) {
  const challenge = await loadChallenge();
  const worker = new Worker(new URL("./proof-worker.js", import.meta.url), { type: "module" });
  field.value = await new Promise((resolve) => {
    worker.addEventListener("message", (event) => resolve(event.data));
    worker.addEventListener("error", () => resolve(""));
    worker.postMessage(challenge);
  });
  worker.terminate();
}
