// Leaflet with markercluster as its documentation advises: markers are made once, added in bulk and in
// chunks, and a change adds and removes what differs where that is less than half.

/* global L */

/** A map on which `show` puts these records; `opened` is called with the record of a marker. */
export function clusters(data, opened = () => {}) {
  const { west, south, east, north } = data.extent;
  const bounds = [[south, west], [north, east]];
  const map = L.map("map", { maxZoom: 18 }).fitBounds(bounds);
  L.imageOverlay("/ground.png", bounds).addTo(map);
  const markers = data.name.map((name, i) =>
    L.marker([data.lat[i], data.lon[i]], { title: name, alt: name }).on("click", () => opened(i)),
  );
  let done = () => {};
  const group = L.markerClusterGroup({
    chunkedLoading: true,
    chunkProgress: (ready, all) => ready === all && done(),
  });
  map.addLayer(group);
  let shown = 0;
  return async (indices, { came, left }) => {
    const all = came.length + left.length > shown / 2;
    shown = indices.length;
    if (all) group.clearLayers();
    else if (left.length) group.removeLayers(left.map((i) => markers[i]));
    const add = (all ? indices : came).map((i) => markers[i]);
    if (!add.length) return;
    const added = new Promise((resolve) => (done = resolve));
    group.addLayers(add);
    await added;
  };
}
