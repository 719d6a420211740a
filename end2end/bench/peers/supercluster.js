// supercluster in JavaScript, its groups drawn as links in SVG. The index has no filter, so every
// change makes it anew.

/* global Supercluster */

import { start } from "./page.js";

const SVG = "http://www.w3.org/2000/svg";
const mercator = (lat) => Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360));

async function prepare(data) {
  const { west, south, east, north } = data.extent;
  const frame = document.querySelector("#map");
  const ground = Object.assign(document.createElement("img"), { id: "ground", alt: "" });
  ground.src = "/ground.png";
  const marks = document.createElementNS(SVG, "svg");
  marks.setAttribute("class", "marks");
  frame.append(ground, marks);
  const { width, height } = frame.getBoundingClientRect();
  const zoom = Math.max(0, Math.floor(Math.log2((width * 360) / (512 * (east - west)))));
  const x = (lon) => ((lon - west) / (east - west)) * width;
  const [top, bottom] = [mercator(north), mercator(south)];
  const y = (lat) => ((top - mercator(lat)) / (top - bottom)) * height;
  const features = data.name.map((name, i) => ({
    type: "Feature",
    properties: { i },
    geometry: { type: "Point", coordinates: [data.lon[i], data.lat[i]] },
  }));
  return async (indices) => {
    const index = new Supercluster({ radius: 60, maxZoom: 14 });
    index.load(indices.map((i) => features[i]));
    const drawn = index.getClusters([west, south, east, north], zoom).map((group) => {
      const link = document.createElementNS(SVG, "a");
      link.setAttribute("href", `#${group.id ?? group.properties.i}`);
      const [lon, lat] = group.geometry.coordinates;
      const circle = document.createElementNS(SVG, "circle");
      circle.setAttribute("cx", x(lon));
      circle.setAttribute("cy", y(lat));
      circle.setAttribute("r", 14);
      const number = document.createElementNS(SVG, "text");
      number.setAttribute("x", x(lon));
      number.setAttribute("y", y(lat));
      number.textContent = group.properties.point_count ?? "";
      link.append(circle, number);
      return link;
    });
    marks.replaceChildren(...drawn);
  };
}

start(prepare);
