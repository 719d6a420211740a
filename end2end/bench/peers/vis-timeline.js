// vis-timeline with the milestones of the data, from its library to the painted items.

import { DataSet, Timeline } from "/npm/vis-timeline/standalone/esm/vis-timeline-graph2d.min.mjs";

const milestones = await (await fetch("/milestones.json")).json();
const from = performance.now();
const timeline = new Timeline(
  document.querySelector("#timeline"),
  new DataSet(milestones.map(({ title, date }, id) => ({ id, content: title, start: date }))),
  { maxHeight: "400px", verticalScroll: true },
);
timeline.on("changed", () => {
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      performance.measure("drawn", { start: from });
      if (!performance.getEntriesByName("usable").length) performance.mark("usable");
    };
    channel.port2.postMessage(0);
  });
});
