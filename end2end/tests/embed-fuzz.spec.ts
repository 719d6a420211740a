// Nonsense in attributes and messages, ten thousand times each: neither side breaks. Most of it looks nearly
// right, so that it gets as far as it can; what is right has its effect each time.

import type { Page } from "@playwright/test";

import { element, expect, frames, test } from "../host";

test.skip(() => test.info().project.name === "phone", "the same code");

/** Gives every document the same generator (mulberry32) and the same values. */
async function prepare(page: Page) {
  await page.addInitScript(() => {
    let seed = 42;
    const random = (below: number) => {
      seed = (seed + 0x6d2b79f5) | 0;
      let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
    };
    const values: unknown[] = [
      undefined, null, true, 0, -1, 1e308, NaN, Infinity, -Infinity, 7.5, "", "x", "\u0000", "💥".repeat(50), "a".repeat(20000), [], {}, { length: -1 },
      new Date(NaN), new Map(), [[[]]], 1n, "javascript:alert(1)", "<img src=x onerror=alert(1)>", "../../..", "moving=1", "%", "%zz", "&&==", "?#",
    ];
    const any = () => values[random(values.length)];
    const one = <T>(of: T[]) => of[random(of.length)];
    Object.assign(globalThis, { random, any, one });
  });
}

test("ten thousand messages to the element", async ({ host, page, baseURL }) => {
  await prepare(page);
  await host.open(element('kind="list" view="q=elkem"'));
  const [frame] = await frames(page, 1);
  await expect.poll(() => page.evaluate(() => (document.querySelector("klyngekart-view") as any).state?.query)).toBe("q=elkem");
  const { accepted, errors } = await page.evaluate((map) => {
    const { random, any, one } = globalThis as any;
    const view = document.querySelector("klyngekart-view") as any;
    const iframe = view.shadowRoot.querySelector("iframe");
    const errors: string[] = [];
    const accepted: Record<string, number> = { height: 0, state: 0, events: 0 };
    addEventListener("error", (event) => errors.push(event.message));
    for (const name of ["filter", "select"]) view.addEventListener(name, () => (accepted.events += 1));
    const most = (right: unknown) => (random(8) ? right : any());
    for (let at = 0; at < 10_000; at += 1) {
      const type = one(["height", "height", "state", "state", "view", "hello", any()]);
      const height = one([random(30_000), random(900) + 0.5, any()]);
      const query = one(["q=a", "q=b&zoom=7", `q=${random(50)}`, any()]);
      const open = one(["", "elkem-rana", any()]);
      const data = random(20) ? { klyngekart: most(1), type, height, query, open } : any();
      const origin = random(8) ? one([map, "null"]) : one(["https://evil.example", location.origin, ""]);
      const source = random(8) ? iframe.contentWindow : window;
      const [before, told] = [iframe.height, JSON.stringify(view.state)];
      dispatchEvent(new MessageEvent("message", { data, origin, source }));
      const whole = source !== window && [map, "null"].includes(origin) && data?.klyngekart === 1;
      if (whole && type === "height" && Number.isFinite(height)) {
        accepted.height += 1;
        const wanted = String(Math.min(20_000, Math.max(80, Math.round(height as number))));
        if (iframe.height !== wanted) errors.push(`height ${height} became ${iframe.height}`);
      } else if (iframe.height !== before) errors.push(`a height from ${JSON.stringify(data)}`);
      if (whole && type === "state" && typeof query === "string" && typeof open === "string") {
        accepted.state += 1;
        if (view.state.query !== query.slice(0, 8000) || view.state.open !== open.slice(0, 300)) errors.push(`state ${query} ${open}`);
      } else if (JSON.stringify(view.state) !== told) errors.push("a state from nonsense");
    }
    return { accepted, errors: errors.slice(0, 5) };
  }, new URL(baseURL!).origin);
  console.log(`messages that the element took: ${JSON.stringify(accepted)}`);
  expect(errors).toEqual([]);
  expect(accepted.height).toBeGreaterThan(1000);
  expect(accepted.state).toBeGreaterThan(1000);
  expect(accepted.events).toBeGreaterThan(500);
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
});

test("ten thousand messages to the frame", async ({ host, page, baseURL }) => {
  await prepare(page);
  await host.open('<iframe title="Liste" width="600" height="600" src="{map}/nb/embed/v1/list?theme=dark&amp;q=elkem"></iframe>');
  const [frame] = await frames(page, 1);
  const { accepted, errors } = await frame.evaluate((host) => {
    const { random, any, one } = globalThis as any;
    const errors: string[] = [];
    let accepted = 0;
    (globalThis as any).stayed = true;
    addEventListener("error", (event) => errors.push(event.message));
    const most = (right: unknown) => (random(8) ? right : any());
    for (let at = 0; at < 10_000; at += 1) {
      // What is right asks for what is shown already, in many spellings; anything else would lead away.
      const query = random(4) ? one(["q=elkem", "?q=elkem", "q=elkem#x", "theme=pink&q=elkem", "q=elkem&moving=1", "&q=elkem&"]) : one([7, null, undefined, {}, [], true, "q".repeat(8001)]);
      const [klyngekart, type] = [most(1), most("view")];
      let read = false;
      const right = { klyngekart, type, get query() { return (read = true), query; } };
      const data = random(20) ? right : any();
      const origin = random(8) ? host : one(["https://evil.example", location.origin, "null", ""]);
      const source = random(8) ? parent : window;
      dispatchEvent(new MessageEvent("message", { data, origin, source }));
      const whole = data === right && klyngekart === 1 && type === "view" && origin === host && source === parent;
      if (whole !== read) errors.push(`${whole ? "not " : ""}read: ${klyngekart} ${type} ${origin}`);
      if (whole && typeof query === "string" && query.length <= 8000) accepted += 1;
    }
    return { accepted, errors: errors.slice(0, 5) };
  }, host.origin);
  console.log(`messages that the frame took: ${accepted}`);
  expect(errors).toEqual([]);
  expect(accepted).toBeGreaterThan(1000);
  expect(await frame.evaluate(() => (globalThis as any).stayed)).toBe(true);
  // Views of nonsense lead to pages of their own, in this frame and with these options.
  for (const query of ["%zz", "💥", "javascript:alert(1)", "//evil.example/", "?#", "kind=<b>&time=%00", "theme=light&height=fill&kind=", "q=elkem"]) {
    const there = frame.waitForNavigation();
    await page.evaluate((query) => document.querySelector("iframe")!.contentWindow!.postMessage({ klyngekart: 1, type: "view", query }, "*"), query);
    await there;
    await expect(frame.locator("html[data-live]")).toBeAttached();
    const url = new URL(frame.url());
    expect(url.origin + url.pathname).toBe(`${new URL(baseURL!).origin}/nb/embed/v1/list`);
    expect(url.searchParams.getAll("theme")).toEqual(["dark"]);
  }
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
});

test("ten thousand attributes and properties", async ({ host, page, baseURL }) => {
  await prepare(page);
  // Far below, where no frame loads: what it would load is what is looked at.
  await host.open(`<div id="room"></div>${element('kind="list" view="q=elkem"')}`, { head: "<style>#room{height:30000px}</style>" });
  await expect(page.locator("klyngekart-view iframe")).toBeAttached();
  const { accepted, drawn, errors } = await page.evaluate(async (map) => {
    const { random, any, one } = globalThis as any;
    const view = document.querySelector("klyngekart-view") as any;
    const right: Record<string, string[]> = {
      kind: ["map", "list", "partner", "site", "timeline", "value-chain", "numbers"],
      view: ["", "q=elkem", "?kind=other", "open=elkem-rana"],
      lang: ["nb", "en", "nn-NO"],
      theme: ["auto", "light", "dark"],
      accent: ["0b5a75", "#FFFFFF"],
      allow: ["filter", "search,time"],
      details: ["frame", "tab"],
      height: ["auto", "120", "400", "4000"],
      reserve: ["80", "700"],
      "frame-title": ["Kart"],
      from: [map, `${map}/`],
    };
    const names = Object.keys(right);
    const errors: string[] = [];
    let [accepted, drawn, last] = [0, 0, ""];
    addEventListener("error", (event) => errors.push(event.message));
    for (let at = 0; at < 10_000; at += 1) {
      const name = one(names);
      const property = name.replace(/-(.)/g, (_: string, letter: string) => letter.toUpperCase());
      const good = random(3) > 0;
      const value = good ? one(right[name]) : any();
      try {
        if (random(2) || name === "lang") view.setAttribute(name, value);
        else {
          view[property] = value;
          if (good && view[property] !== value) errors.push(`${property} is ${view[property]}`);
        }
        if (good) accepted += 1;
      } catch (error) {
        // A property takes text only, and says so.
        if (good || !(error instanceof TypeError)) errors.push(`${name}: ${error}`);
      }
      if (random(8)) continue;
      await Promise.resolve();
      const held = view.shadowRoot.querySelectorAll("iframe");
      const [iframe] = held;
      const url = new URL(iframe.src);
      const kind = view.getAttribute("kind")?.trim();
      const path = `/embed/v1/${right.kind.includes(kind) ? kind : "map"}`;
      if (held.length !== 1 || url.origin !== map || !/^\/(nb|en)/.test(url.pathname) || url.pathname.slice(3) !== path) errors.push(`${held.length}: ${kind}: ${iframe.src}`);
      if (!(iframe.height >= 80 && iframe.height <= 20_000)) errors.push(`height ${iframe.height}`);
      if (!iframe.title || iframe.title.length > 200) errors.push(`title ${iframe.title}`);
      if (iframe.src !== last) drawn += 1;
      last = iframe.src;
    }
    for (const name of names) view.removeAttribute(name);
    view.kind = "list";
    view.view = "q=elkem";
    await Promise.resolve();
    view.scrollIntoView();
    return { accepted, drawn, errors: errors.slice(0, 5) };
  }, new URL(baseURL!).origin);
  console.log(`attributes that fitted: ${accepted}, frames made of them: ${drawn}`);
  expect(errors).toEqual([]);
  expect(accepted).toBeGreaterThan(1000);
  expect(drawn).toBeGreaterThan(500);
  const [frame] = await frames(page, 1);
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
});
