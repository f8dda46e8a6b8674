/** The only place that talks to the server. Whatever goes wrong becomes an {@link ApiError} that a page can show. */

import { STAND } from "./state.js";

const TIMEOUT_MS = 15_000;

/** @typedef {"offline" | "timeout" | "missing" | "server"} ApiErrorKind */

export class ApiError extends Error {
  /**
   * @param {ApiErrorKind} kind what a reader needs to know; the page has a sentence for each
   * @param {string} url
   */
  constructor(kind, url) {
    super(`${kind}: ${url}`);
    this.name = "ApiError";
    this.kind = kind;
  }
}

/**
 * @param {string} slug layer
 * @param {string} [stand] a past day; "" for today, and for what has no past
 * @returns {Promise<{features: any[]}>} the whole layer as a GeoJSON feature collection, lon/lat
 */
export function loadLayer(slug, stand = STAND) {
  return getJson(`/api/layers/${encodeURIComponent(slug)}.geojson${onDay(stand)}`, "application/geo+json");
}

/**
 * @param {string} url of GeoJSON on this server
 * @returns {Promise<{features: any[]}>} its features, lon/lat; a single one as a list
 */
export async function loadFeatures(url) {
  const document = await getJson(url, "application/geo+json");
  return { features: document.features ?? [document] };
}

/** @typedef {{id: string, statuses: {id: string}[]}[]} LayerIndex layers with their statuses in their usual order */

/** @returns {Promise<LayerIndex>} */
export function loadLayerIndex() {
  return getJson("/api/layers", "application/json");
}

/** @returns {Promise<{features: any[]}>} the city outline, lon/lat */
export function loadOutline() {
  return getJson("/api/base/stadtgrenze.geojson", "application/geo+json");
}

/**
 * @typedef {object} SearchHit
 * @property {"place" | "street" | "stop"} kind
 * @property {string} name
 * @property {string | null} detail
 * @property {number} lon
 * @property {number} lat
 * @property {string | null} id
 * @property {string | null} href
 */

/**
 * @param {string} query
 * @param {AbortSignal} signal
 * @returns {Promise<SearchHit[]>} best first
 */
export function searchPlaces(query, signal) {
  return getJson(`/api/search?${new URLSearchParams({ q: query, limit: "8" })}`, "application/json", signal);
}

/**
 * @param {[number, number]} position lon/lat
 * @param {number} metres
 * @param {AbortSignal} signal
 * @returns {Promise<{features: any[]}>} places around it, nearest first
 */
export function loadNear([lon, lat], metres, signal) {
  const query = new URLSearchParams({ lon: lon.toFixed(6), lat: lat.toFixed(6), radius: String(metres) });
  return getJson(`/api/places/near?${query}`, "application/geo+json", signal);
}

/** @returns {Promise<any>} a proof of work to solve, in the format of ALTCHA */
export function loadChallenge() {
  return getJson("/api/reports/challenge", "application/json");
}

/** @returns {Promise<boolean>} whether the server answers now */
export async function isReachable() {
  if (!navigator.onLine) return false;
  try {
    return await request("/health/live", { cache: "no-store" }, () => Promise.resolve(true));
  } catch (error) {
    // it answered, if only to say that something is wrong
    return error instanceof ApiError && error.kind === "server";
  }
}

/**
 * The panel of a place as the server renders it. It is never stored: the same address also answers the whole page, and
 * a browser that mixed them up would show a bare panel on "back".
 *
 * @param {string} id
 * @param {AbortSignal} signal
 * @returns {Promise<Node[]>} nodes to insert
 */
export async function loadPanel(id, signal) {
  const headers = { Accept: "text/html", "X-Fragment": "panel" };
  const html = await request(placeHref(id), { headers, cache: "no-store" }, (response) => response.text(), signal);
  const parsed = new DOMParser().parseFromString(html, "text/html");
  return [...parsed.body.childNodes];
}

/**
 * Sends a form and stays. Whether what was sent is right or wrong, the answer says it in the form's own place.
 *
 * @param {HTMLFormElement} form
 * @param {string} fragment what the answer is to consist of
 * @returns {Promise<Document>}
 */
export async function sendForm(form, fragment) {
  const options = {
    method: "POST",
    headers: { Accept: "text/html", "X-Fragment": fragment },
    body: new URLSearchParams(/** @type {any} */ (new FormData(form))),
  };
  const html = await request(form.action, options, (response) => response.text(), undefined, 500);
  return new DOMParser().parseFromString(html, "text/html");
}

/**
 * @param {string} id
 * @returns {string} the address of a place's own page
 */
export function placeHref(id) {
  return `/orte/${encodeURIComponent(id)}${onDay(STAND)}`;
}

/** @param {string} stand */
function onDay(stand) {
  return stand && `?stand=${stand}`;
}

/**
 * @param {string} url
 * @param {string} type
 * @param {AbortSignal} [signal]
 */
function getJson(url, type, signal) {
  return request(url, { headers: { Accept: type } }, (response) => response.json(), signal);
}

/**
 * @template T
 * @param {string} url
 * @param {RequestInit} options
 * @param {(response: Response) => Promise<T>} read
 * @param {AbortSignal} [signal] ends the request early; that rejects with an `AbortError`, which is nobody's fault
 * @param {number} [worst] the first status that is no answer
 * @returns {Promise<T>}
 */
async function request(url, options, read, signal, worst = 300) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  signal?.addEventListener("abort", abort, { once: true });
  const timer = setTimeout(abort, TIMEOUT_MS);
  try {
    signal?.throwIfAborted();
    const response = await fetch(url, { ...options, signal: controller.signal });
    if (response.status >= worst) throw new ApiError(response.status === 404 ? "missing" : "server", url);
    return await read(response);
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) throw error;
    if (controller.signal.aborted) throw new ApiError("timeout", url);
    // fetch rejects with TypeError when there is no connection, json() with SyntaxError when the answer is not JSON
    throw new ApiError(error instanceof TypeError ? "offline" : "server", url);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}
