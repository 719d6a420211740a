// A static page as a whole: Leaflet with markercluster, MiniSearch, and facets with live counts.

import MiniSearch from "/npm/minisearch/dist/es/index.js";

import { clusters } from "./clusters.js";
import { start } from "./page.js";

function extras(data, update) {
  const field = document.querySelector("input[type=search]");
  let index;
  const search = () => {
    // Made when it is first needed, so that the page is usable before.
    index ??= new MiniSearch({ fields: ["name"], searchOptions: { prefix: true, fuzzy: 0.2 } });
    if (!index.documentCount) index.addAll(data.name.map((name, id) => ({ id, name })));
    return new Set(index.search(field.value).map((hit) => hit.id));
  };
  field.addEventListener("input", update);
  return {
    found: () => (field.value.trim() ? search() : null),
    counted: ({ year, words }) => {
      const counts = new Uint32Array(data.kinds.length);
      for (let i = 0; i < data.name.length; i++) {
        if (data.year[i] <= year && (words === null || words.has(i))) counts[data.kind[i]]++;
      }
      for (const number of document.querySelectorAll("[data-kind]")) {
        number.textContent = counts[number.dataset.kind];
      }
    },
  };
}

start(async (data) => clusters(data), extras);
