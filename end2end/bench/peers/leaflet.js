// Leaflet 1.9 with markercluster.

import { clusters } from "./clusters.js";
import { start } from "./page.js";

start(async (data) => clusters(data));
