/** The one door to Leaflet. Its file is a UMD bundle: imported as a module it sets the global `L` and exports nothing. */

import "../../lib/leaflet.js";

export const { L } = /** @type {any} */ (globalThis);
