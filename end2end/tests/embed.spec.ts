// Frames on pages of another site: light, as high as their content, never in the way of the page.

import { readdirSync, readFileSync } from "node:fs";

import { bare, breaches, element, expect, frames, test } from "../host";
import { holdIdleMoments } from "../test";

test("a map shows its content with 60 kB in five requests, and sets nothing", async ({ host, page, baseURL }) => {
  const wire = await page.context().newCDPSession(page);
  await wire.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  const asked: { url: string; bytes: Promise<number> }[] = [];
  page.on("requestfinished", (request) => {
    if (!request.url().startsWith(baseURL!)) return;
    asked.push({ url: request.url(), bytes: request.sizes().then((sizes) => sizes.responseBodySize) });
  });
  await host.open(bare("map?height=fill"));
  const [frame] = await frames(page, 1);
  await expect(frame.getByRole("link", { name: /^Finnfjord/ })).toBeVisible();
  await page.waitForLoadState("networkidle");
  const lines = await Promise.all(asked.map(async ({ url, bytes }) => `${await bytes} ${url}`));
  const total = lines.reduce((sum, line) => sum + Number.parseInt(line), 0);
  console.log(`an embed's content: ${total} bytes in ${lines.length} requests`);
  expect(lines.length, lines.join("\n")).toBeLessThanOrEqual(5);
  expect(total, lines.join("\n")).toBeLessThanOrEqual(60_000);
  expect(lines.join("\n")).not.toMatch(/wasm|maplibre/);
});

test("the element follows its content, speaks the page's language and hears the page", async ({ host, page }) => {
  await host.open(
    `<script>window.heard = []; addEventListener("message", (event) => heard.push(event.data));</script>` +
      element('kind="list" view="kind=process-industry" allow="search" frame-title="Prosessindustri"'),
    { attributes: 'lang="nn"' },
  );
  const [frame] = await frames(page, 1);
  expect(frame.url()).toContain("/nb/embed/v1/list");
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("9 organisasjoner");
  const iframe = page.locator("klyngekart-view iframe");
  await expect(iframe).toHaveAttribute("title", "Prosessindustri");
  const settled = async () => {
    const own = await frame.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    expect(own[0], "no scrollbar").toBeLessThanOrEqual(own[1]);
    const box = (await iframe.boundingBox())!;
    expect(Math.abs(box.height - own[0])).toBeLessThanOrEqual(1);
  };
  await expect(settled).toPass();
  const heights = () => page.evaluate(() => (globalThis as any).heard.filter((data: any) => data.type === "height").length);
  expect(await heights()).toBeLessThanOrEqual(2);

  // The page sets the view and hears what the visitor does.
  await page.evaluate(() => {
    const view = document.querySelector("klyngekart-view") as any;
    (globalThis as any).events = [];
    for (const name of ["filter", "select"]) {
      view.addEventListener(name, (event: any) => (globalThis as any).events.push([name, event.detail]));
    }
    view.view = new URLSearchParams({ q: "elkem" });
  });
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
  await expect.poll(() => page.evaluate(() => (globalThis as any).events.length)).toBe(1);
  await frame.getByRole("link", { name: /^Elkem Rana/ }).click();
  await expect(frame.getByRole("heading", { level: 2, name: "Elkem Rana" })).toBeFocused();
  await expect
    .poll(() => page.evaluate(() => (globalThis as any).events.at(-1)))
    .toEqual(["select", { query: "q=elkem", open: "elkem-rana" }]);
  await expect(settled).toPass();
  await frame.getByRole("link", { name: "Lukk" }).click();
  await frame.getByRole("searchbox").fill("finnfjord");
  await page.keyboard.press("Enter");
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("1 organisasjon");
  expect(await page.evaluate(() => (document.querySelector("klyngekart-view") as any).state)).toEqual({ query: "q=finnfjord", open: "" });
});

test("frames fit into pages of every sort", async ({ host, page }) => {
  test.skip(test.info().project.name === "phone", "it sets the width itself");
  test.slow();
  const strict = "default-src 'none'; script-src {map}; frame-src {map}; style-src 'none'";
  const map = new URL(page.context().browser() ? test.info().project.use.baseURL! : "").origin;
  for (const [name, options, width] of [
    ["a strict policy", { headers: { "content-security-policy": strict.replaceAll("{map}", map) } }, 800],
    ["a narrow column", {}, 280],
    ["right to left", { attributes: 'lang="ar" dir="rtl"' }, 500],
    ["large letters", { attributes: 'lang="en"', head: "<style>html{font-size:200%}</style>" }, 400],
  ] as const) {
    await test.step(name, async () => {
      await page.setViewportSize({ width, height: 900 });
      await host.open(element('kind="map"') + element('kind="timeline" theme="dark"') + element('kind="site" view="site=mo-industripark"'), options);
      for (const view of await page.locator("klyngekart-view").all()) await view.scrollIntoViewIfNeeded();
      for (const frame of await frames(page, 3)) {
        await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
        const [wide, room] = await frame.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        expect(wide, `${name}: ${frame.url()}`).toBeLessThanOrEqual(room);
      }
      if (width === 280) expect(await breaches(page), name).toEqual([]);
    });
  }
  await test.step("a dark page, and paper", async () => {
    await page.emulateMedia({ colorScheme: "dark" });
    await host.open(element('kind="list"'), { head: "<style>body{background:#111;color:#eee}</style>" });
    const [frame] = await frames(page, 1);
    const ground = () => frame.evaluate(() => getComputedStyle(document.body).backgroundColor);
    expect(await ground()).toBe("rgb(20, 32, 40)");
    expect(await breaches(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: "light", media: "print" });
    expect(await ground()).toBe("rgb(255, 255, 255)");
    await expect(frame.locator(".row").first()).toBeVisible();
  });
});

test("a sandboxed frame without an origin has style, script and the living map", async ({ host, page }) => {
  await host.open(
    `<script>window.heard = []; addEventListener("message", ({ origin, data }) => heard.push([origin, data.type]));</script>` +
      bare("map?allow=search", 'sandbox="allow-scripts"'),
  );
  const [frame] = await frames(page, 1);
  expect(await frame.evaluate(() => getComputedStyle(document.body).fontFamily)).toContain("Noto Sans");
  expect(await frame.evaluate(() => document.fonts.check("16px 'Noto Sans'"))).toBe(true);
  await expect.poll(() => page.evaluate(() => (globalThis as any).heard)).toContainEqual(["null", "state"]);
  // Forms are forbidden there; the search works all the same.
  await frame.getByRole("searchbox").fill("elkem");
  await page.keyboard.press("Enter");
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
  await frame.getByRole("link", { name: "Slå på kartet" }).click();
  await expect(frame.locator("html[data-frame]")).toBeAttached();
  await expect(frame.locator(".marks.live")).toBeVisible();
  await expect(frame.locator(".mark").first()).toBeVisible();
  // Such a frame may start no worker from an address of ours; the map comes all the same.
  await expect(frame.locator(".canvas.ready")).toBeAttached({ timeout: 40_000 });
  await frame.getByRole("link", { name: "Ferdig" }).click();
  await expect(frame.locator("html[data-embed]")).toBeAttached();
});

test("the page scrolls over a map until it is brought to life, and Escape gives it back", async ({ host, page }) => {
  await holdIdleMoments(page.context()); // the drawn map is enough for this
  await host.open(`<div style="height:200px"></div>${element('kind="map"')}<div style="height:2000px"></div>`);
  const [still] = await frames(page, 1);
  const box = (await page.locator("klyngekart-view").boundingBox())!;
  const phone = test.info().project.name === "phone";
  // Once the frame is as high as its content, all that scrolls is the page.
  await expect.poll(() => still.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
  const scroll = async () => {
    await page.mouse.move(box.x + box.width / 2, box.y + 120);
    await page.mouse.wheel(0, 60);
  };
  if (!phone) {
    // Where a frame is drawn the browser knows a moment after it has changed.
    await expect(async () => {
      await scroll();
      await expect.poll(() => page.evaluate(() => scrollY), { timeout: 1000 }).toBeGreaterThan(0);
    }).toPass();
    expect(await still.evaluate(() => scrollY)).toBe(0);
  }
  if (phone) expect(await still.evaluate(() => getComputedStyle(document.querySelector(".map")!).touchAction)).toBe("auto");
  // By keyboard: into the frame, over its links, to the button.
  const button = still.getByRole("link", { name: "Slå på kartet" });
  const steps = await page.evaluate(() => history.length);
  await button.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => page.frames()[1].url()).toContain("moving=1");
  const living = page.frames()[1];
  await expect(living.locator("html[data-live]")).toBeAttached();
  await expect(living.locator(".marks.live")).toBeVisible();
  await expect(living.locator(".panel")).toBeHidden();
  expect(await page.evaluate(() => history.length), "the history of the page is left alone").toBe(steps);
  await living.getByRole("button", { name: "Zoom inn" }).click();
  await expect.poll(() => page.evaluate(() => (document.querySelector("klyngekart-view") as any).state.query)).toContain("zoom=");
  // What a mark opens shows in the frame; Escape closes that first, then gives the page back.
  await living.locator(".mark a").first().click();
  await expect(living.locator("aside")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(living.locator("aside")).toBeHidden();
  await page.keyboard.press("Escape");
  await expect.poll(() => page.frames()[1].url()).not.toContain("moving=1");
  expect(page.frames()[1].url(), "the place on the map is kept").toContain("zoom=");
  await expect(page.frames()[1].locator("#moving")).toBeFocused();
});

test("ten frames on one page hold still", async ({ host, page }) => {
  const ten = Array.from({ length: 10 }, (_, at) => element(`kind="${at % 2 ? "list" : "map"}" height="400" view="q=${"elkem"}"`)).join("");
  await page.addInitScript(() => {
    (globalThis as any).shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) (globalThis as any).shift += (entry as any).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await host.open(ten);
  for (const view of await page.locator("klyngekart-view").all()) await view.scrollIntoViewIfNeeded();
  for (const frame of await frames(page, 10)) await expect(frame.getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
  expect(await page.evaluate(() => (globalThis as any).shift)).toBeLessThanOrEqual(0.02);
});

test("the element is defined once, and a blocked frame leaves its link", async ({ host, page, troubles }) => {
  await host.open(
    element('kind="map"') + '<script type="module" src="{map}/embed/v1.js?again"></script>',
    { headers: { "content-security-policy": "frame-src 'none'" } },
  );
  await expect(page.getByRole("link", { name: "Kart" })).toBeVisible();
  const expected = troubles.filter((trouble) => !/frame-src|Framing/i.test(trouble));
  troubles.splice(0, troubles.length, ...expected);
});

const versions = new URL("../fixtures/snippets/", import.meta.url);
for (const version of readdirSync(versions, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  test(`snippets of version ${version.name} still work`, async ({ host, page }) => {
    const folder = new URL(`${version.name}/`, versions);
    for (const file of readdirSync(folder)) {
      const snippet = readFileSync(new URL(file, folder), "utf8");
      await host.open(snippet);
      const count = snippet.split(/<iframe|<klyngekart-view/).length - 1;
      for (const place of await page.locator("klyngekart-view, iframe, img").all()) await place.scrollIntoViewIfNeeded();
      for (const frame of await frames(page, count)) {
        await expect(frame.getByRole("heading", { level: 1 })).toBeVisible();
        await expect(frame.locator(".empty")).toHaveCount(0);
        await expect(frame.locator(".mark, .row, .facts, .lane, .board .partner, .bars").first()).toBeVisible();
      }
      if (snippet.includes("<img")) {
        await expect.poll(() => page.locator("img").evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(800);
      }
    }
  });
}
