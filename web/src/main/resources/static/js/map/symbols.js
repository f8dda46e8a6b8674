/**
 * The signs of places: the outer shape and the pictogram tell the layer, the mark at the corner the status. The shapes
 * are symbols in the page (parts/mapSymbols.jte), pictograms and marks those of the whole site (img/marks.svg).
 */

const SVG = "http://www.w3.org/2000/svg";
const MARKS = new URL("../../img/marks.svg", import.meta.url).href;

/** Nothing is going on at such a place, so its sign stays plain. */
const NORMAL = new Set(["open", "in-use"]);

/**
 * @param {string} layer slug
 * @returns {SVGElement} decoration; the words stand beside it
 */
export function layerSymbol(layer) {
  return svg(`symbol symbol--${layer}`, 36, [
    use(`#shape-${layer}`, { class: "symbol__shape" }),
    use(`${MARKS}#layer-${layer}`, { class: "symbol__mark", x: 9, y: 9, width: 18, height: 18 }),
  ]);
}

/**
 * @param {string | null} status slug
 * @returns {SVGElement} decoration
 */
export function statusMark(status) {
  return svg("status__mark", 16, [use(`${MARKS}#status-${status ?? "unknown"}`)]);
}

/**
 * @param {string | null} status slug
 * @returns {SVGElement | null} the mark for the corner of a marker, null where none is needed
 */
export function statusBadge(status) {
  if (status !== null && NORMAL.has(status)) return null;
  const badge = statusMark(status);
  badge.setAttribute("class", "marker__status");
  return badge;
}

/**
 * A ring whose arcs tell how many places of each layer a cluster holds.
 *
 * @param {[string, number][]} shares layer slug and number, none zero
 * @returns {SVGElement}
 */
export function clusterRing(shares) {
  const total = shares.reduce((sum, [, number]) => sum + number, 0);
  let start = 0;
  const arcs = shares.map(([layer, number]) => {
    const share = (100 * number) / total;
    const arc = node("circle", {
      class: `cluster-ring__arc cluster-ring__arc--${layer}`,
      cx: 22,
      cy: 22,
      r: 19.5,
      pathLength: 100,
      "stroke-dasharray": `${share} ${100 - share}`,
      "stroke-dashoffset": -start,
    });
    start += share;
    return arc;
  });
  return svg("cluster-ring", 44, arcs);
}

/**
 * @param {string} className
 * @param {number} size side of the square that the children are drawn in
 * @param {SVGElement[]} children
 */
function svg(className, size, children) {
  const root = node("svg", { class: className, viewBox: `0 0 ${size} ${size}`, "aria-hidden": "true" });
  root.append(...children);
  return root;
}

/**
 * @param {string} href
 * @param {Record<string, string | number>} [attributes]
 */
function use(href, attributes = {}) {
  return node("use", { ...attributes, href });
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @returns {SVGElement}
 */
function node(name, attributes) {
  const created = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) created.setAttribute(key, String(value));
  return created;
}
