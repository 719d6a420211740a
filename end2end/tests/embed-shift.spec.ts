// The page around holds still from its first paint on, in columns of every width, with what the builder gave
// pasted into its body and nothing else.

import type { Page } from "@playwright/test";

import { expect, frames, test, type Host } from "../host";
import { hold } from "../test";

test.skip(() => test.info().project.name === "phone", "it sets the width itself");
test.use({ viewport: { width: 1280, height: 900 } });

const VIEWS = ["/nb/?kind=process-industry", "/nb/partners?kind=process-industry", "/nb/partners/elkem-rana", "/nb/numbers"];

/** What a visitor of the builder copies; it names the public address of the site, which in tests is not where it answers. */
async function snippet(page: Page, origin: string, form: Record<string, string>): Promise<string> {
  await page.goto(`/nb/embed-builder?${new URLSearchParams(form)}`);
  const field = page.getByLabel("Med skript", { exact: true });
  if (!form["frame-height"]) await expect(field).toHaveValue(/reserve="280:/);
  const code = await field.inputValue();
  return code.replaceAll(/src="(.*?)\/embed/.exec(code)![1], origin);
}

let visits = 0;

/** How far a page moves in all that has this body: painted first, and only then given the script. */
async function shift(host: Host, page: Page, width: number, code: string): Promise<number> {
  const letScriptCome = await hold(page, "**/embed/v1.js");
  const text = `<p>${"Tekst under rammen. ".repeat(60)}</p>`.repeat(8);
  visits += 1; // the page before must not be taken for this one
  const opened = host.open(`<div id="column" class="visit-${visits}">${code}${text}</div>`, {
    head: `<style>body{margin:0}#column{width:${width}px}</style>`,
  });
  await expect(page.locator(`.visit-${visits} p`).last()).toBeAttached();
  await expect.poll(() => page.evaluate(() => performance.getEntriesByName("first-contentful-paint").length)).toBe(1);
  letScriptCome();
  await opened;
  const [frame] = await frames(page, 1);
  const iframe = page.locator("klyngekart-view iframe");
  if (!/height=fill/.test(frame.url())) {
    await expect(async () => {
      const content = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
      expect(await iframe.getAttribute("height")).toBe(String(content));
    }).toPass();
  }
  await page.waitForLoadState("networkidle");
  // Not before: a frame that is fetched while the browser ends to hold requests back may never arrive.
  await page.unroute("**/embed/v1.js");
  const [around, own] = [await page.locator("klyngekart-view").boundingBox(), await iframe.boundingBox()];
  expect(around!.height, "no room is left over").toBe(own!.height);
  return page.evaluate(() => (globalThis as any).shift);
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    (globalThis as any).shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) (globalThis as any).shift += (entry as any).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
});

test("no page moves around what the builder wrote, however wide its column", async ({ host, page, baseURL }) => {
  test.slow();
  const codes: string[] = [];
  for (const url of VIEWS) codes.push(await snippet(page, new URL(baseURL!).origin, { url }));
  const said: string[] = [];
  for (const width of [280, 340, 400, 800, 1200]) {
    for (const [at, code] of codes.entries()) said.push(`${await shift(host, page, width, code)} ${width} ${VIEWS[at]}`);
  }
  // What the style is for: without it the page moves when the script comes.
  expect(await shift(host, page, 800, codes[0].replace(/ style="[^"]*"/, ""))).toBeGreaterThan(0.02);
  console.log(`how far pages move:\n${said.join("\n")}`);
  expect(said.filter((line) => Number.parseFloat(line) > 0.02), said.join("\n")).toEqual([]);
});

test("no page moves around a frame of a fixed height", async ({ host, page, baseURL }) => {
  const code = await snippet(page, new URL(baseURL!).origin, { url: VIEWS[0], "frame-height": "700" });
  for (const width of [280, 1200]) expect(await shift(host, page, width, code)).toBeLessThanOrEqual(0.02);
});

test("before the script a snippet takes the room that the element keeps then", async ({ host, page, baseURL }) => {
  for (const url of VIEWS) {
    const code = await snippet(page, new URL(baseURL!).origin, { url });
    const reserve = /reserve="(.*?)"/.exec(code)![1].split(" ").map((part) => part.split(":").map(Number));
    await host.open(`<div id="column">${code.split("\n")[1]}</div>`, { head: "<style>*{box-sizing:border-box}body{margin:0}</style>" });
    for (const width of [200, 280, 300, 400, 470, 600, 800, 1100, 1200, 1270]) {
      await page.locator("#column").evaluate((column, width) => (column.style.width = `${width}px`), width);
      const { height } = (await page.locator("klyngekart-view").boundingBox())!;
      const after = reserve.findIndex(([at]) => at >= width);
      const [[from, low], [to, high]] = after < 0 ? [reserve.at(-1)!, [9999, reserve.at(-1)![1]]] : [reserve[Math.max(0, after - 1)], reserve[after]];
      const kept = to === from ? high : low + ((high - low) * (width - from)) / (to - from);
      expect(Math.abs(height - kept), `${url} ${width}: ${height}, ${kept}: ${code}`).toBeLessThanOrEqual(16);
    }
  }
});

test("the element takes back only the room of a snippet, and hides where it is hidden", async ({ host, page }) => {
  await host.open(
    `<script type="module" src="{map}/embed/v1.js"></script>
    <klyngekart-view kind="map" height="300" style="display:block;min-height:500px"></klyngekart-view>
    <klyngekart-view kind="map" height="300" reserve="300" style="display:block;min-height:0;line-height:0;padding-bottom:40px"></klyngekart-view>
    <klyngekart-view kind="map" height="300" reserve="nonsense" style="display:block;height:0;padding-bottom:calc(900px)"></klyngekart-view>
    <klyngekart-view kind="map" height="300" reserve="300" style="display: block; height: 0px; padding-bottom: 900px;"></klyngekart-view>
    <klyngekart-view kind="map" height="300" hidden style="display:block;min-height:300px"></klyngekart-view>`,
  );
  const views = page.locator("klyngekart-view");
  await expect(views.last().locator("iframe")).toBeAttached();
  const heights = await views.evaluateAll((all) => all.map((view) => (view as HTMLElement).offsetHeight));
  expect(heights).toEqual([500, 340, 300, 300, 0]);
});
