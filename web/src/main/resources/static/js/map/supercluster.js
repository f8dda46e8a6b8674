/** The one door to supercluster, a UMD bundle like Leaflet: imported as a module it sets a global and exports nothing. */

import "../../lib/supercluster.min.js";

export const { Supercluster } = /** @type {any} */ (globalThis);
