// The live page takes over what the server drew without a jump, and pictures put marks where the page
// does.

import type { Locator, Page } from "@playwright/test";

import { expect, hold, test } from "../test";

/** Widths from the smallest phone to a desktop. */
const SIZES = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 768, height: 1024 },
  { width: 1440, height: 900 },
];

/** Adds up in `shift` what moves without the visitor's doing; runs in the page. */
function observeShifts() {
  (globalThis as any).shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as any[]) {
      if (!entry.hadRecentInput) (globalThis as any).shift += entry.value;
    }
  }).observe({ type: "layout-shift", buffered: true });
}

type Places = Record<string, { x: number; y: number }>;

test("nothing shifts and no mark moves between the server's drawing and the live map", async ({
  explorer,
  page,
}, { project }) => {
  test.skip(project.name === "phone", "the widths of phones are among those tried here");
  test.slow(); // four loads, each with the drawn map
  await page.addInitScript(observeShifts);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    const letScriptCome = await hold(page, "**/start.js");
    await openToFirstPicture(page, "/nb/");
    await expect(explorer.marks.getByRole("link").first()).toBeVisible();
    await page.evaluate(() => document.fonts.ready);
    const [drawn, named] = [await places(page), await names(page)];
    letScriptCome();
    await explorer.live();
    const [live, renamed] = [await places(page), await names(page)];
    // On a phone names do not change sides, either, nor lie under its buttons at first.
    if (size.width === 390) {
      for (const key of Object.keys(named)) expect(named[key], `the name of ${key}`).toEqual(renamed[key]);
    }
    const tile = page.waitForResponse(/\/tiles\//);
    await explorer.letMapCome();
    await tile;
    // Drawn without a graphics card, on a machine that may do much else.
    await expect(explorer.map.locator(".canvas.ready")).toBeAttached({ timeout: 40_000 });
    const mapped = await places(page);
    for (const [when, now] of [["live", live], ["with the map", mapped]] as const) {
      const kept = Object.keys(drawn).filter((key) => key in now);
      expect(kept.length, `marks that stay at ${size.width}, ${when}`).toBeGreaterThan(2);
      for (const key of kept) {
        const moved = Math.hypot(now[key].x - drawn[key].x, now[key].y - drawn[key].y);
        expect(moved, `${key} at ${size.width}, ${when}`).toBeLessThanOrEqual(1);
      }
    }
    const shift = await page.evaluate(() => (globalThis as any).shift);
    expect(shift, `layout shift at ${size.width}`).toBeLessThanOrEqual(0.02);
    await page.unroute("**/start.js");
  }
});

test("the towns of the server's drawing are on the moving map, too", async ({ explorer, page, browser }, { project }) => {
  test.slow(); // drawn without a graphics card
  await explorer.open();
  await explorer.show("list");
  const towns = await page.locator(".ground .place").evaluateAll((places) => {
    const map = document.querySelector("section.map")!.getBoundingClientRect();
    return places.flatMap((place) => {
      const { x, y, width } = place.querySelector("circle")!.getBoundingClientRect();
      const at = { name: place.textContent, x: x + width / 2 - map.x, y: y + width / 2 - map.y };
      const over = document.elementFromPoint(at.x + map.x, at.y + map.y);
      const clear = over?.closest("button, a, .movemap, [role=group]") === null;
      const inside = at.x > 8 && at.x < map.width - 8 && at.y > 8 && at.y < map.height - 8;
      return width > 0 && inside && clear ? [at] : [];
    });
  });
  expect(towns.length).toBeGreaterThan(project.name === "phone" ? 0 : 2);
  await explorer.letMapCome();
  await expect(explorer.map.locator(".canvas.ready")).toBeAttached({ timeout: 40_000 });
  const areas = towns.map(({ x, y }) => ({ x: x - 5, y: y - 5, width: 10, height: 10 }));
  const reader = await browser.newPage(); // of pixels, which the policy of the page would not allow
  const rings = async () => {
    const alike = await pixels(explorer.map, reader, "--dot-ring", areas);
    return towns.filter((_, at) => alike[at] >= 4).map(({ name }) => name);
  };
  // Names fade in.
  await expect.poll(rings, { timeout: 20_000 }).toEqual(towns.map(({ name }) => name));
  await reader.close();
});

// There the names of towns would lie under the buttons and across the sides, and across the upper edge.
for (const center of ["68.2,15.2", "67.22,14.6"]) test(`no button and no edge cuts a name of the moving map at ${center}`, async ({ explorer, browser }) => {
  test.slow(); // drawn without a graphics card
  await explorer.open("nb", `zoom=5.4&center=${center}`);
  await explorer.show("list");
  await explorer.letMapCome();
  await expect(explorer.map.locator(".canvas.ready")).toBeAttached({ timeout: 40_000 });
  const areas = await explorer.map.evaluate((map) => {
    const { x, y } = map.getBoundingClientRect();
    const [width, height] = [map.clientWidth, map.clientHeight];
    const buttons = [...map.querySelectorAll<HTMLElement>(".zoom, .maparea, .edge")].map((button) => {
      const box = button.getBoundingClientRect();
      button.style.visibility = "hidden"; // it keeps its place
      return { x: box.x - x, y: box.y - y, width: box.width, height: box.height };
    });
    const sides = [0, width - 2].map((left) => ({ x: left, y: 0, width: 2, height }));
    const ends = [0, height - 2].map((top) => ({ x: 0, y: top, width, height: 2 }));
    return [{ x: 0, y: 0, width, height }, ...buttons, ...sides, ...ends];
  });
  expect(areas.length).toBeGreaterThan(6);
  const reader = await browser.newPage();
  const letters = () => pixels(explorer.map, reader, "--place-name", areas);
  await expect.poll(async () => (await letters())[0], { timeout: 20_000 }).toBeGreaterThan(50);
  // A border has about the colour of names; where it crosses the upper or lower edge it is a few pixels wide.
  const cut = async () =>
    (await letters()).slice(1).filter((alike, at, all) => alike > (at < all.length - 2 ? 0 : 4));
  await expect.poll(cut, { timeout: 10_000 }).toEqual([]);
  await reader.close();
});

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How many pixels of the screen in each of these areas of the map have about this colour of its style. */
async function pixels(map: Locator, reader: Page, colour: string, areas: Box[]): Promise<number[]> {
  const css = await map.evaluate((map, name) => getComputedStyle(map).getPropertyValue(name), colour);
  const picture = (await map.screenshot()).toString("base64");
  const width = (await map.boundingBox())!.width;
  return reader.evaluate(counted, { picture, width, css, areas });
}

/** Runs in a page. */
async function counted({ picture, width, css, areas }: Counted): Promise<number[]> {
  const image = new Image();
  image.src = `data:image/png;base64,${picture}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d")!;
  canvas.fillStyle = css;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  canvas.drawImage(image, 0, 0);
  const scale = image.width / width;
  return areas.map((area) => {
    const [x, y, w, h] = [area.x, area.y, area.width, area.height].map((side) => side * scale);
    const { data } = canvas.getImageData(x, y, w, h);
    let alike = 0;
    for (let at = 0; at < data.length; at += 4) {
      const off = Math.abs(data[at] - r) + Math.abs(data[at + 1] - g) + Math.abs(data[at + 2] - b);
      if (off < 90) alike += 1;
    }
    return Math.floor(alike / scale);
  });
}

interface Counted {
  picture: string;
  width: number;
  css: string;
  areas: Box[];
}

test("a font that comes late moves nothing", async ({ page }) => {
  await page.addInitScript(observeShifts);
  const letFontsCome = await hold(page, "**/*.woff2");
  await openToFirstPicture(page, "/nb/partners");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  // The page has been painted without them for longer than browsers wait.
  await page.waitForTimeout(500);
  const fonts = page.waitForResponse(/woff2/);
  letFontsCome();
  await fonts;
  await page.evaluate(() => document.fonts.ready);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  expect(await page.evaluate(() => (globalThis as any).shift)).toBeLessThanOrEqual(0.02);
});

test("a picture puts the marks where the page has them", async ({ explorer, page }) => {
  for (const place of ["zoom=6&center=66.3,13.9", "zoom=5&center=68.5,16"]) {
    await explorer.open("nb", place);
    // Without the strip below it in which a phone has the credits.
    const [w, h] = await explorer.map.evaluate((map) => [map.clientWidth, map.clientHeight]);
    const answer = await page.request.get(`/map.svg?${place}&width=${w}&height=${h}`);
    const svg = await answer.text();
    const size = /<svg[^>]* width="([\d.]+)"[^>]* height="([\d.]+)"/.exec(svg)!;
    // The picture's middle is the page's middle, also where its size is a round one.
    const [dx, dy] = [(w - Number(size[1])) / 2, (h - Number(size[2])) / 2];
    const there = [...svg.matchAll(/<g transform="translate\(([\d.-]+) ([\d.-]+)\)">/g)].map(
      ([, x, y]) => ({ x: Number(x) + dx, y: Number(y) + dy }),
    );
    const here = await explorer.marks.locator(".mark").evaluateAll((marks) =>
      marks.map((mark) => ({
        x: Number(mark.getAttribute("x")),
        y: Number(mark.getAttribute("y")),
      })),
    );
    expect(here.length).toBeGreaterThan(2);
    for (const { x, y } of here) {
      const off = Math.min(...there.map((mark) => Math.hypot(mark.x - x, mark.y - y)));
      expect(off, `a mark at ${x} ${y} of ${place}`).toBeLessThanOrEqual(1);
    }
  }
});

test("the button of the filters is there where the script does not come", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "no-preference" });
  const letScriptCome = await hold(page, "**/app.js");
  await openToFirstPicture(page, "/nb/?layout=filters");
  const button = page.getByRole("button", { name: "Vis resultatet" });
  await expect(page.getByRole("checkbox", { name: /Prosessindustri/ })).toBeVisible();
  // It would move the list when it went.
  await expect(button).toBeHidden();
  await expect(button).toBeVisible({ timeout: 10_000 });
  letScriptCome();
  await expect(button).toBeHidden();
});

/**
 * Opens a page up to its first picture. It counts as loaded only with its script, and what stands in it
 * before that picture may lie anywhere: nobody sees it before its style sheet is there.
 */
async function openToFirstPicture(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: "commit" });
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
}

/** On which side of each mark its name is seen: -1, 1, or 0 where it is not. */
async function names(page: Page): Promise<Record<string, number>> {
  return page.locator(".marks a[data-key]").evaluateAll((links) =>
    Object.fromEntries(
      links.map((link) => {
        const sign = link.querySelector(".target")!.getBoundingClientRect();
        const name = link.querySelector(".name")!.getBoundingClientRect();
        return [link.getAttribute("data-key")!, name.width ? Math.sign(name.x - sign.x) : 0];
      }),
    ),
  );
}

/** The middle of each mark on the screen. */
async function places(page: Page): Promise<Places> {
  return page.locator(".marks a[data-key]").evaluateAll((links) =>
    Object.fromEntries(
      links.map((link) => {
        const { x, y, width, height } = link.querySelector(".target")!.getBoundingClientRect();
        return [link.getAttribute("data-key")!, { x: x + width / 2, y: y + height / 2 }];
      }),
    ),
  );
}
