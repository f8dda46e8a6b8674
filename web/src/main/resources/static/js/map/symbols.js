/**
 * The signs on the map: the outer shape tells the layer, the inner sign the status. The drawings themselves are
 * `<symbol>`s in the page (see parts/mapSymbols.jte), shared by the map, the legend and the list.
 */

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {string} layer slug
 * @param {string | null} status slug
 * @returns {SVGElement} decoration; the words stand beside it
 */
export function placeSymbol(layer, status) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", `symbol symbol--${layer}`);
  svg.setAttribute("viewBox", "0 0 32 32");
  svg.setAttribute("aria-hidden", "true");
  svg.append(use(`layer-${layer}`, "symbol__shape"));
  // a status in normal use has no sign; a reference to none draws nothing
  if (status) svg.append(use(`status-${status}`, "symbol__sign"));
  return svg;
}

/**
 * A ring whose arcs tell how many places of each layer a cluster holds.
 *
 * @param {[string, number][]} shares layer slug and number, none zero
 * @returns {SVGElement}
 */
export function clusterRing(shares) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "cluster-ring");
  svg.setAttribute("viewBox", "0 0 44 44");
  svg.setAttribute("aria-hidden", "true");
  const total = shares.reduce((sum, [, number]) => sum + number, 0);
  let start = 0;
  for (const [layer, number] of shares) {
    const share = (100 * number) / total;
    const arc = document.createElementNS(SVG, "circle");
    arc.setAttribute("class", `cluster-ring__arc cluster-ring__arc--${layer}`);
    for (const [name, value] of Object.entries({ cx: 22, cy: 22, r: 19, pathLength: 100 })) {
      arc.setAttribute(name, String(value));
    }
    arc.setAttribute("stroke-dasharray", `${share} ${100 - share}`);
    arc.setAttribute("stroke-dashoffset", String(-start));
    svg.append(arc);
    start += share;
  }
  return svg;
}

/**
 * @param {string} id
 * @param {string} className
 */
function use(id, className) {
  const node = document.createElementNS(SVG, "use");
  node.setAttribute("class", className);
  node.setAttribute("href", `#${id}`);
  return node;
}
