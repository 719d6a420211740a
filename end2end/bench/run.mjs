// The explorer beside what a user would pick instead: same data, browser, machine and throttling.
// `cargo xtask bench browser` builds the program and runs this; by hand:
//   PROGRAM=target/release/klyngekart node end2end/bench/run.mjs [--sizes 2500,10000] [--only "leaflet;static"]

import { mkdirSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { beside, rest } from "./beside.mjs";
import { launch } from "./browser.mjs";
import { load, use } from "./measure.mjs";
import { ours } from "./ours.mjs";
import { report } from "./report.mjs";

const { values } = parseArgs({
  options: {
    sizes: { type: "string", default: "36,2500,10000,100000" },
    only: { type: "string" },
    out: { type: "string" },
  },
});
const sizes = values.sizes.split(",").map(Number);

const say = (text) => process.stderr.write(`${text}\n`);

const usable = () => performance.getEntriesByName("usable").length > 0;

const PEERS = {
  leaflet: ".leaflet-marker-icon",
  static: ".leaflet-marker-icon",
  maplibre: "canvas",
  supercluster: "svg.marks a",
};

/** Opens the facet of kinds, which stands folded, as a visitor does. */
async function unfold(page) {
  const fold = page.locator("details").filter({ has: page.locator("input[name=kind]") });
  if (!(await fold.evaluate((details) => details.open))) await fold.locator("summary").click();
}

/**
 * Our timeline taken out and put in again, until it is painted: what the browser does for its first
 * drawing. Its room stays, or the map would be drawn anew for another size, and it waits until that rests.
 */
async function redrawn() {
  for (let calm = 0; calm < 20; ) {
    const from = performance.now();
    await new Promise((done) => setTimeout(done, 25));
    calm = performance.now() - from < 40 ? calm + 1 : 0;
  }
  const timeline = document.querySelector(".tl");
  const markup = timeline.outerHTML;
  const room = document.createElement("section");
  room.className = timeline.className;
  room.style.height = `${timeline.getBoundingClientRect().height}px`;
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(0);
      }),
    );
  timeline.replaceWith(room);
  await painted();
  const from = performance.now();
  room.outerHTML = markup;
  await painted();
  return performance.now() - from;
}

function withoutWebGl() {
  const get = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return kind.startsWith("webgl") ? null : get.call(this, kind, ...rest);
  };
}

const browser = await launch(["--enable-blink-features=ForceEagerMeasureMemory"]);
mkdirSync("target", { recursive: true });
const out = values.out ?? "target/bench-browser.json";
const results = { versions: { chromium: browser.version() }, sizes: {} };
const wanted = (name) => !values.only || values.only.split(";").includes(name);

/** A measurement that fails is part of the result. */
async function attempt(label, measure) {
  const from = Date.now();
  try {
    const result = await measure();
    say(`  ${label}: ${((Date.now() - from) / 1000).toFixed(1)} s`);
    return result;
  } catch (error) {
    say(`  ${label}: ${error.message.split("\n")[0]}`);
    return { failed: error.message.split("\n")[0] };
  }
}

/** Three loads; the one in the middle by the time of the largest paint. */
async function loads(subject, slow) {
  const all = [];
  for (let i = 0; i < 3; i++) all.push(await load(browser, subject, { slow }));
  return all.sort((a, b) => a.lcp - b.lcp)[1];
}

for (const size of sizes) {
  say(`${size} organisations`);
  const server = await ours(size);
  const peers = await beside(browser, server, 1014, 850);
  const subjects = {
    klyngekart: {
      url: `${server.url}/en/`,
      marks: ".marks a",
      ready: rest,
      prepare: unfold,
      timeline: redrawn,
      option: "label:has(input[name=kind])",
      handle: "[role=slider]",
    },
  };
  // The same in a browser without WebGL: the ground stays the server's picture, as with most peers.
  subjects["klyngekart, no WebGL"] = { ...subjects.klyngekart, before: withoutWebGl };
  for (const [name, marks] of Object.entries(PEERS)) {
    const url = `${peers.url}/peers/${name}.html`;
    const option = "label:has(input[name=kind])";
    subjects[name] = { url, marks, ready: usable, option, handle: "input[name=year]" };
  }
  const found = {};
  for (const [name, subject] of Object.entries(subjects)) {
    if (!wanted(name)) continue;
    found[name] = {
      load: await attempt(`${name}, load`, () => loads(subject, false)),
      slow: await attempt(`${name}, slow load`, () => loads(subject, true)),
      use: await attempt(`${name}, use`, () => use(browser, subject)),
    };
  }
  if (wanted("ceiling")) {
    const subject = { url: `${peers.url}/peers/ceiling.html`, marks: "svg text", ready: usable };
    found.ceiling = {
      load: await attempt("ceiling, load", () => loads(subject, false)),
      use: await attempt("ceiling", () => use(browser, { ...subject, handle: "input[name=year]" })),
    };
  }
  if (wanted("vis-timeline") && size !== 36) {
    const timeline = () => performance.getEntriesByName("drawn")[0].duration;
    const subject = { url: `${peers.url}/peers/vis-timeline.html`, marks: ".vis-item", ready: usable, timeline };
    found["vis-timeline"] = { load: await attempt("vis-timeline", () => loads(subject, false)) };
  }
  results.sizes[size] = found;
  // After each size, for the whole takes long.
  writeFileSync(out, JSON.stringify(results, null, 1));
  peers.close();
  server.stop();
}
await browser.close();
console.log(report(results));
say(`all figures: ${out}`);
