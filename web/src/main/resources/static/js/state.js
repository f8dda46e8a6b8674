/**
 * What the map shows, as it stands in the address: `?layer=…&status=…&district=…&overdue=true&stand=…#zoom/lat/lon`.
 *
 * The same parameters narrow the plain list at `/orte`. Absent ones mean "everything", an empty `layer=` means "no layer".
 *
 * @typedef {object} Filter
 * @property {Set<string>} layers slugs of the layers shown
 * @property {Set<string>} statuses slugs, whatever the layer; none means every status, also an unknown one
 * @property {string | null} district slug, null for the whole city
 * @property {boolean} overdue only places whose promised news is late
 *
 * @typedef {object} View
 * @property {number} zoom 0..22, halves allowed
 * @property {number} lat degrees north
 * @property {number} lon degrees east
 */

/** The past day that the page shows, checked by the server; "" for today. Another day is another page. */
export const STAND = document.querySelector("[data-stand]")?.getAttribute("data-stand") ?? "";

const VIEW = /^#(\d{1,2}(?:\.\d{1,2})?)\/(-?\d{1,2}(?:\.\d{1,8})?)\/(-?\d{1,3}(?:\.\d{1,8})?)$/;

/**
 * @param {string} search the query part of an address
 * @param {readonly string[]} allLayers slugs
 * @returns {Filter}
 */
export function readFilter(search, allLayers) {
  const params = new URLSearchParams(search);
  const wanted = values(params, "layer");
  const layers = allLayers.filter((slug) => wanted.includes(slug));
  const none = params.has("layer") && wanted.length === 0;
  return {
    layers: new Set(layers.length > 0 || none ? layers : allLayers),
    statuses: new Set(values(params, "status")),
    district: values(params, "district")[0] ?? null,
    overdue: params.get("overdue") === "true",
  };
}

/**
 * @param {Filter} filter
 * @param {readonly string[]} allLayers slugs
 * @param {string} [stand] a past day, "" for today
 * @returns {string} the query part, "" when everything is shown
 */
export function writeFilter(filter, allLayers, stand = STAND) {
  const params = new URLSearchParams();
  if (filter.layers.size < allLayers.length) {
    for (const slug of filter.layers) params.append("layer", slug);
    if (filter.layers.size === 0) params.append("layer", "");
  }
  for (const status of filter.statuses) params.append("status", status);
  if (filter.district) params.append("district", filter.district);
  if (filter.overdue) params.append("overdue", "true");
  if (stand) params.append("stand", stand);
  const query = params.toString();
  return query ? `?${query}` : "";
}

/**
 * @param {string} hash
 * @returns {View | null} null when the hash says nothing about a view
 */
export function readView(hash) {
  const match = VIEW.exec(hash);
  if (!match) return null;
  const [zoom, lat, lon] = match.slice(1).map(Number);
  return zoom <= 22 && Math.abs(lat) <= 85 && Math.abs(lon) <= 180 ? { zoom, lat, lon } : null;
}

/**
 * @param {View} view
 * @returns {string} five decimals are about a metre
 */
export function writeView(view) {
  return `#${Number(view.zoom.toFixed(2))}/${view.lat.toFixed(5)}/${view.lon.toFixed(5)}`;
}

/**
 * @param {URLSearchParams} params
 * @param {string} name
 * @returns {string[]} all values, also those joined by commas
 */
function values(params, name) {
  return params
    .getAll(name)
    .flatMap((value) => value.split(","))
    .filter((value) => value !== "");
}
