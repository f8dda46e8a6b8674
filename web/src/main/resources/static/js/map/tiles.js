/**
 * Background tiles from our own server. They are an extra: the map stands without them, waits for none, and shows none
 * until a probe came back as a picture. When several in a row fail they are taken off again and tried later.
 */

import { L } from "./leaflet.js";
import { MAX_ZOOM, MIN_ZOOM } from "./canvas.js";

/** What the server has tiles for; asking for others would only fill the console with 404. South-west, north-east. */
const AREA = [
  [51.35, 7.2],
  [51.65, 7.75],
];
const PROBE_ZOOM = 11;
const FAILURES_TO_STOP = 6;
const RETRY_MS = 60_000;

export class Tiles {
  /**
   * @param {any} map
   * @param {string} template address with {z}, {x} and {y}
   * @param {(visible: boolean) => void} onChange told when the tiles come and go
   */
  constructor(map, template, onChange) {
    this.map = map;
    this.template = template;
    this.onChange = onChange;
    this.failures = 0;
    this.layer = L.tileLayer(template, {
      bounds: AREA,
      minZoom: MIN_ZOOM,
      maxZoom: MAX_ZOOM,
      keepBuffer: 1,
      updateWhenZooming: false,
    });
    this.layer.on("tileload", () => (this.failures = 0));
    this.layer.on("tileerror", () => this.countFailure());
  }

  async start() {
    if (await this.probe()) {
      this.failures = 0;
      this.layer.addTo(this.map);
      this.onChange(true);
    } else {
      this.retryLater();
    }
  }

  countFailure() {
    this.failures += 1;
    if (this.failures < FAILURES_TO_STOP || !this.map.hasLayer(this.layer)) return;
    this.layer.remove();
    this.onChange(false);
    this.retryLater();
  }

  retryLater() {
    // a hidden page asks for nothing; the next look at it does
    setTimeout(() => {
      if (document.visibilityState === "visible") this.start();
      else document.addEventListener("visibilitychange", () => this.start(), { once: true });
    }, RETRY_MS);
  }

  /** @returns {Promise<boolean>} whether the tile in the middle of the area is a picture; "no content" means no source */
  async probe() {
    const point = this.map.project(L.latLngBounds(AREA).getCenter(), PROBE_ZOOM).divideBy(256).floor();
    const url = L.Util.template(this.template, { z: PROBE_ZOOM, x: point.x, y: point.y });
    try {
      const response = await fetch(url);
      return response.status === 200 && (response.headers.get("Content-Type") ?? "").startsWith("image/");
    } catch {
      return false;
    }
  }
}
