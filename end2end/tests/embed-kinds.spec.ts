// Every kind of frame: usable by everybody, settled at once, light, and right on paper.

import { bare, breaches, element, expect, frames, test } from "../host";
import { program, served } from "../served.mjs";
import { holdIdleMoments } from "../test";

const KINDS = [
  "map",
  "list?kind=process-industry",
  "partner?open=elkem-rana",
  "site?site=mo-industripark",
  "timeline",
  "value-chain",
  "numbers",
];

/** The element for an address of a frame. */
const elementOf = (rest: string) => {
  const [kind, view = ""] = rest.split("?");
  return element(`kind="${kind}" view="${view}"`);
};

test("frames of every kind, still and living, have no breach of WCAG 2.2 AA", async ({ host, page, troubles }) => {
  test.slow();
  await holdIdleMoments(page.context());
  for (const rest of ["partner?open=elkem-rana", "value-chain?allow=filter", "numbers?allow=filter", "map?moving=1&allow=filter,search,time", "fly"]) {
    await host.open(`<main><h1>Vertsside</h1>${bare(rest.replaceAll("&", "&amp;")).replace('title="Kart"', `title="${rest.split("?")[0]}"`)}</main>`);
    if (rest === "fly") await expect(page.frameLocator("iframe").getByText("Denne visningen finnes ikke")).toBeVisible();
    else await frames(page, 1);
    expect.soft(await breaches(page), rest).toEqual([]);
  }
  // The browser tells of the kind that does not exist.
  const expected = troubles.filter((trouble) => !/status of 404/.test(trouble));
  troubles.splice(0, troubles.length, ...expected);
});

test("the notice on a site that is not listed says where to look, and can be read by everybody", async ({ host, page, troubles }) => {
  test.skip(!program, "the program is not known");
  const listed = (text: string) => text.replace(/^(# )?framing_origins = .*$/m, 'framing_origins = ["https://partner.example"]');
  const { url, stop } = await served(program, 20, undefined, listed);
  try {
    await host.open(`<main><h1>Vertsside</h1>${bare("map").replace("{map}", url)}</main>`);
    const notice = page.frameLocator("iframe");
    await expect(notice.getByText("kan ikke vises på siden du er på")).toBeVisible();
    await expect(notice.getByRole("link")).toHaveAttribute("target", "_blank");
    expect(await breaches(page)).toEqual([]);
  } finally {
    stop();
  }
  // Another server by design, and the browser tells of its 403.
  const expected = troubles.filter((trouble) => !trouble.includes(url) && !/status of 403/.test(trouble));
  troubles.splice(0, troubles.length, ...expected);
});

test("the height of every kind settles within two messages, without a scrollbar", async ({ host, page }) => {
  for (const rest of KINDS) {
    await host.open(
      `<script>window.heard = []; addEventListener("message", ({ data }) => data.type === "height" && heard.push(data.height));</script>${elementOf(rest)}`,
    );
    const [frame] = await frames(page, 1);
    await expect(async () => {
      const [content, room] = await frame.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
      expect(content, "no scrollbar").toBeLessThanOrEqual(room);
      expect(await page.evaluate(() => (globalThis as any).heard.length)).toBeGreaterThan(0);
    }).toPass();
    await page.waitForLoadState("networkidle");
    const heard = await page.evaluate(() => (globalThis as any).heard);
    expect.soft(heard.length, `${rest}: ${heard}`).toBeLessThanOrEqual(2);
    // What the page does with the frame is no news to it, and many changes at once are told once.
    const painted = () => frame.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
    await page.locator("klyngekart-view iframe").evaluate((iframe: HTMLIFrameElement) => (iframe.height = "3000"));
    await painted();
    expect.soft(await page.evaluate(() => (globalThis as any).heard.length), `${rest}: no loop`).toBe(heard.length);
    await frame.evaluate(() => {
      for (let at = 1; at <= 50; at += 1) {
        document.querySelector("main")!.style.paddingBottom = `${100 + at}px`;
        document.body.getBoundingClientRect();
      }
    });
    await expect.poll(() => page.evaluate(() => (globalThis as any).heard.length), rest).toBe(heard.length + 1);
    await painted();
    expect.soft(await page.evaluate(() => (globalThis as any).heard.length), rest).toBe(heard.length + 1);
  }
});

test("a map on paper has its marks and nothing to press", async ({ host, page }) => {
  await host.open(element('kind="map" view="kind=process-industry"'));
  const [frame] = await frames(page, 1);
  await expect(frame.locator(".mark").first()).toBeVisible();
  await page.emulateMedia({ media: "print" });
  expect(await frame.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
  await expect(frame.locator(".mark").first()).toBeVisible();
  await expect(frame.locator("svg.ground")).toBeVisible();
  await expect(frame.locator(".attr").first()).toBeVisible();
  for (const pressed of [".zoom", "#moving", ".skip"]) await expect(frame.locator(pressed).first()).toBeHidden();
});

/** What a page of another site loads from ours, once nothing more comes. */
async function loaded(page: import("@playwright/test").Page, origin: string, open: () => Promise<void>) {
  const wire = await page.context().newCDPSession(page);
  await wire.send("Network.clearBrowserCache");
  await wire.detach();
  const asked: { url: string; bytes: Promise<number> }[] = [];
  const note = (request: import("@playwright/test").Request) => {
    if (!request.url().startsWith(origin)) return;
    asked.push({ url: request.url(), bytes: request.sizes().then((sizes) => sizes.responseBodySize) });
  };
  page.on("requestfinished", note);
  await open();
  await page.waitForLoadState("networkidle");
  page.off("requestfinished", note);
  const lines = await Promise.all(asked.map(async ({ url, bytes }) => `${await bytes} ${url}`));
  return { lines, bytes: lines.reduce((sum, line) => sum + Number.parseInt(line), 0) };
}

test("every still kind shows its content with 60 kB in five requests", async ({ host, page, baseURL }) => {
  for (const rest of KINDS) {
    const { lines, bytes } = await loaded(page, baseURL!, async () => {
      await host.open(bare(`${rest}${rest.includes("?") ? "&amp;" : "?"}height=fill`));
      await frames(page, 1);
    });
    console.log(`${rest}: ${bytes} bytes in ${lines.length} requests`);
    expect.soft(lines.length, lines.join("\n")).toBeLessThanOrEqual(5);
    expect.soft(bytes, lines.join("\n")).toBeLessThanOrEqual(60_000);
    expect.soft(lines.join("\n")).not.toMatch(/wasm|maplibre/);
  }
});

test("ten frames on one page load what they share once", async ({ host, page, baseURL }) => {
  const ten = Array.from({ length: 10 }, (_, at) => elementOf(KINDS[at % KINDS.length])).join("");
  const { lines, bytes } = await loaded(page, baseURL!, async () => {
    await host.open(ten);
    for (const view of await page.locator("klyngekart-view").all()) await view.scrollIntoViewIfNeeded();
    await frames(page, 10);
  });
  console.log(`ten embeds: ${bytes} bytes in ${lines.length} requests`);
  // The element, four files that all frames share, and ten documents.
  const documents = lines.filter((line) => /\/embed\/v1\/[a-z-]+(\?|$)/.test(line));
  expect(documents.length, lines.join("\n")).toBe(10);
  expect(bytes, lines.join("\n")).toBeLessThanOrEqual(180_000);
  const addresses = new Set(lines.map((line) => line.split(" ")[1]));
  expect(addresses.size - new Set(documents.map((line) => line.split(" ")[1])).size, lines.join("\n")).toBeLessThanOrEqual(5);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("frames of every kind are complete, and their forms and links work", async ({ host, page }) => {
    const found = () => page.frameLocator("iframe");
    for (const rest of KINDS) {
      await host.open(bare(rest));
      await expect(found().getByRole("heading", { level: 1 }), rest).toBeVisible();
      await expect(found().locator(".mark, .row, .facts, .lane, .board .partner, .bars").first(), rest).toBeVisible();
      await expect(found().getByRole("link", { name: "(åpnes i ny fane)" }).first(), rest).toBeVisible();
    }
    await host.open(bare("list?allow=search"));
    await found().getByRole("searchbox").fill("elkem");
    await found().getByRole("button", { name: "Vis", exact: true }).click();
    await expect(found().getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
    await found().getByRole("link", { name: /^Elkem Rana/ }).click();
    await expect(found().getByRole("heading", { level: 2, name: "Elkem Rana" })).toBeVisible();
  });
});
