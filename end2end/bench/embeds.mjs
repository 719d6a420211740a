// Our map in a frame of another page, beside frames with what one would build instead: bytes, time to
// the first marker, and what the page around has to wait for.
// `cargo xtask bench embeds` builds the program and runs this; by hand:
//   PROGRAM=target/release/klyngekart node end2end/bench/embeds.mjs

import { createServer } from "node:http";

import { beside } from "./beside.mjs";
import { launch } from "./browser.mjs";
import { observe, SLOW } from "./measure.mjs";
import { ours } from "./ours.mjs";

const RUNS = 5; // the one in the middle counts
const HEIGHT = 520; // of each frame, CSS pixels
const RESERVE = 634; // what the builder writes for a map of this width

const browser = await launch();
const server = await ours(36);
const peers = await beside(browser, server, 800, HEIGHT);
const frame = (url) => `<iframe title="Map" src="${url}" width="100%" height="${HEIGHT}"></iframe>`;
const SUBJECTS = {
  klyngekart: {
    // As docs/embedding.md advises, so that the first paint has the height that is kept free.
    head: `<script type="module" blocking="render" src="${server.url}/embed/v1.js"></script>`,
    body: `<klyngekart-view kind="map" reserve="${RESERVE}"></klyngekart-view>`,
    marks: ".mark a",
  },
  "klyngekart, bare frame": { body: frame(`${server.url}/en/embed/v1/map`), marks: ".mark a" },
  leaflet: { body: frame(`${peers.url}/peers/leaflet.html`), marks: ".leaflet-marker-icon" },
  maplibre: { body: frame(`${peers.url}/peers/maplibre.html`), marks: "canvas" },
};

let html = "";
const around = createServer((_, answer) => {
  answer.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(html);
});
await new Promise((done) => around.listen(0, "127.0.0.1", done));
const address = `http://127.0.0.1:${around.address().port}/`;

/** One load of the page around, with `frames` of the subject on it. */
async function once({ head = "", body, marks }, frames, slow) {
  html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>${head}</head><body><h1>Host</h1>${body.repeat(frames)}<p>After</p></body></html>`;
  const context = await browser.newContext({ viewport: { width: 900, height: 900 } });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  let [bytes, requests] = [0, 0];
  await protocol.send("Network.enable");
  protocol.on("Network.loadingFinished", ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  if (slow) {
    await protocol.send("Network.emulateNetworkConditions", { offline: false, ...SLOW });
    await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  }
  await page.addInitScript(observe, marks);
  await page.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.tasks.push(entry.duration);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto(address, { timeout: 90_000 });
  const until = Date.now() + 60_000;
  let mark = 0;
  while (!mark) {
    if (Date.now() > until) throw new Error("no marker");
    await page.waitForTimeout(50);
    const inside = page.frames()[1];
    mark = await inside
      ?.evaluate(() => window.seen?.mark && performance.timeOrigin + window.seen.mark)
      .catch(() => 0);
  }
  await page.waitForTimeout(slow ? 8000 : 3000);
  // The page around and its frames share a process here: its long tasks are those that it waits for.
  const seen = await page.evaluate(() => [performance.timeOrigin, window.tasks, window.seen.cls]);
  const [origin, all, cls] = seen;
  const tasks = all.reduce((sum, duration) => sum + duration, 0);
  const longest = Math.max(0, ...all);
  await context.close();
  return { mark: mark - origin, bytes, requests, tasks, longest, cls };
}

console.log(`Chromium ${browser.version()}.`);
for (const [frames, slow] of [[1, false], [1, true], [10, false]]) {
  console.log(`\n### ${frames === 1 ? "One frame" : `${frames} frames`}${slow ? ", slow" : ""}\n`);
  console.log("| | kB | requests | first mark | long tasks together | longest | CLS of the page |");
  console.log("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
  for (const [name, subject] of Object.entries(SUBJECTS)) {
    const all = [];
    for (let run = 0; run < (slow ? 3 : RUNS); run++) all.push(await once(subject, frames, slow));
    const { mark, bytes, requests, tasks, longest, cls } = all.sort((a, b) => a.mark - b.mark)[all.length >> 1];
    const line = [bytes / 1000, requests, mark, tasks, longest].map(Math.round);
    console.log(`| ${name} | ${line.join(" | ")} | ${cls.toFixed(3)} |`);
  }
}
await browser.close();
around.close();
peers.close();
server.stop();
