/** Tries numbers until the hash of salt and number is the challenge; answers with the solution in Base64, or "". */

const encoder = new TextEncoder();

self.addEventListener("message", async (event) => {
  const { algorithm, challenge, maxnumber, salt, signature } = event.data;
  for (let number = 0; number <= maxnumber; number += 1) {
    const hash = await crypto.subtle.digest(algorithm, encoder.encode(salt + number));
    if (hex(hash) === challenge) {
      self.postMessage(btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })));
      return;
    }
  }
  self.postMessage("");
});

/** @param {ArrayBuffer} bytes */
function hex(bytes) {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
