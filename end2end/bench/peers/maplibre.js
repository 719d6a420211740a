// MapLibre with a clustered GeoJSON source; a filter gives the source new data.

import * as maplibre from "/npm/maplibre-gl/dist/maplibre-gl.mjs";

import { start } from "./page.js";

async function prepare(data) {
  const { west, south, east, north } = data.extent;
  const map = new maplibre.Map({
    container: "map",
    style: data.style,
    bounds: [west, south, east, north],
    fadeDuration: 0,
    transformRequest: (url) => ({ url: new URL(url, location.origin).href }),
  });
  const features = data.name.map((name, i) => ({
    type: "Feature",
    properties: { i },
    geometry: { type: "Point", coordinates: [data.lon[i], data.lat[i]] },
  }));
  const rest = () => new Promise((resolve) => map.once("idle", resolve));
  await map.once("load");
  const empty = { type: "FeatureCollection", features: [] };
  map.addSource("partners", { type: "geojson", data: empty, cluster: true, clusterRadius: 50 });
  map.addLayer({
    id: "groups",
    type: "circle",
    source: "partners",
    filter: ["has", "point_count"],
    paint: { "circle-radius": 18, "circle-color": "#0b5d66" },
  });
  map.addLayer({
    id: "single",
    type: "circle",
    source: "partners",
    filter: ["!", ["has", "point_count"]],
    paint: { "circle-radius": 8, "circle-color": "#0b5d66" },
  });
  return async (indices) => {
    map.getSource("partners").setData({
      type: "FeatureCollection",
      features: indices.map((i) => features[i]),
    });
    await rest();
  };
}

start(prepare);
