// The page around holds still when a frame tells its height, in columns of every width.

import { expect, frames, test } from "../host";

test("no page moves around what the builder wrote, however wide its column", async ({ host, page, baseURL }) => {
  test.skip(test.info().project.name === "phone", "it sets the width itself");
  test.slow();
  const origin = new URL(baseURL!).origin;
  await page.setViewportSize({ width: 1280, height: 900 });
  const snippets: string[] = [];
  for (const address of ["/nb/?kind=process-industry", "/nb/partners?kind=process-industry", "/nb/partners/elkem-rana", "/nb/numbers"]) {
    await page.goto(`/nb/embed-builder?url=${encodeURIComponent(address)}`);
    const field = page.getByLabel("Med skript", { exact: true });
    await expect(field).toHaveValue(/reserve="280:/);
    // The builder writes the public address of the site.
    const public_ = /src="(.*?)\/embed/.exec(await field.inputValue())![1];
    snippets.push((await field.inputValue()).replaceAll(public_, origin));
  }
  await page.addInitScript(() => {
    (globalThis as any).shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) (globalThis as any).shift += (entry as any).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  const said: string[] = [];
  const text = `<p>${"Tekst under rammen. ".repeat(60)}</p>`.repeat(8);
  for (const width of [280, 400, 800, 1200]) {
    for (const snippet of snippets) {
      // As the documentation says: the page is painted once the element is known.
      const [script, element] = snippet.split("\n");
      const early = script.replace("<script ", '<script blocking="render" ');
      const head = `<style>body{margin:0}#column{width:${width}px}</style>${early}`;
      await host.open(`<div id="column">${element}${text}</div>`, { head });
      const [frame] = await frames(page, 1);
      const iframe = page.locator("klyngekart-view iframe");
      await expect(async () => {
        const content = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
        expect(await iframe.getAttribute("height")).toBe(String(content));
      }).toPass();
      await page.waitForLoadState("networkidle");
      const shift = await page.evaluate(() => (globalThis as any).shift);
      said.push(`${width} ${/kind="[^"]*"/.exec(snippet)![0]} ${shift}`);
    }
  }
  expect(said.filter((line) => Number(line.split(" ")[2]) > 0.02), said.join("\n")).toEqual([]);
});
