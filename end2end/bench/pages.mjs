// How soon each page of the site is there: first and largest paint without and with a slow network
// and processor, and what was sent until then. `cargo xtask bench pages` runs it; by hand:
//   PROGRAM=target/release/klyngekart node end2end/bench/pages.mjs [--size 2500]

import { parseArgs } from "node:util";

import { launch } from "./browser.mjs";
import { load, quantile } from "./measure.mjs";
import { ours } from "./ours.mjs";

const { values } = parseArgs({ options: { size: { type: "string", default: "36" } } });

const browser = await launch();
const server = await ours(Number(values.size));
const list = await (await fetch(`${server.url}/api/v1/partners?limit=1`)).json();
const partner = list.items[0].id;

const PAGES = {
  "with a map": ["", `?open=${partner}`, `partners/${partner}`],
  "of text": ["partners", "timeline", "value-chain", "numbers", "expertise", "projects", "search?q=salten", "about", "data", "help"],
};

/** The middle of three loads. */
async function middle(url, slow) {
  const all = [];
  for (let i = 0; i < 3; i++) all.push(await load(browser, { url, marks: "main", ready: () => true }, { slow }));
  const of = (name) => quantile(all.map((one) => one[name]), 0.5);
  return { fcp: of("fcp"), lcp: of("lcp"), cls: of("cls"), bytes: of("bytesTotal") };
}

console.log("| page | kB in all | LCP, ms | slow FCP, ms | slow LCP, ms | CLS |");
console.log("| --- | ---: | ---: | ---: | ---: | ---: |");
for (const [kind, pages] of Object.entries(PAGES)) {
  for (const page of pages) {
    const url = `${server.url}/nb/${page}`;
    const [quick, slow] = [await middle(url, false), await middle(url, true)];
    const figures = [
      Math.round(quick.bytes / 1000),
      Math.round(quick.lcp),
      Math.round(slow.fcp),
      Math.round(slow.lcp),
      slow.cls.toFixed(3),
    ];
    console.log(`| ${kind}: \`/nb/${page}\` | ${figures.join(" | ")} |`);
  }
}
server.stop();
await browser.close();
