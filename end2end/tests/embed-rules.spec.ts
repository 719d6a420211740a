// What the page around a frame has decided stays decided, and what it asks for is heard.

import { element, expect, frames, test } from "../host";
import { holdIdleMoments, kept } from "../test";

test("visitors of a living map take back only what they may choose", async ({ host, page }) => {
  test.skip(test.info().project.name === "phone", "the same code");
  await holdIdleMoments(page.context());
  await host.open(
    '<iframe title="Kart" width="1200" height="800" src="{map}/nb/embed/v1/map?moving=1&amp;allow=filter&amp;kind=process-industry&amp;q=elkem&amp;time=2020"></iframe>',
  );
  const [frame] = await frames(page, 1);
  const held = () => page.frames()[1].evaluate(() => location.search);
  const chips = frame.locator("#chips");
  await chips.getByRole("link", { name: /elkem/ }).click();
  await chips.getByRole("link", { name: /2020/ }).click();
  await chips.getByRole("link", { name: /Prosessindustri/ }).click();
  await expect.poll(held).not.toContain("kind=");
  expect(await held()).toContain("q=elkem");
  expect(await held()).toContain("time=2020");
  await chips.getByRole("link", { name: "Nullstill alle" }).click();
  await expect(chips.getByRole("link", { name: /elkem/ })).toBeVisible();
  expect(await held()).toContain("q=elkem");
});

test("a selection of nothing stays one of nothing when the form is sent", async ({ host, page }) => {
  for (const view of ["kind=gone", "kind="]) {
    await host.open(element(`kind="list" allow="filter" view="${view}"`));
    const [frame] = await frames(page, 1);
    await expect(frame.locator(".empty")).toBeVisible();
    const there = frame.waitForNavigation();
    await frame.getByRole("button", { name: "Vis", exact: true }).click();
    await there;
    await expect(frame.locator(".empty")).toBeVisible();
    expect(frame.url()).toContain(view);
  }
});

/** A page with an element that was written before its script came. */
const early = (script: string) =>
  `<klyngekart-view kind="list"></klyngekart-view><script>const view = document.querySelector("klyngekart-view"); ${script}</script><script type="module" src="{map}/embed/v1.js"></script>`;

test("properties set before the script has come hold, and later ones are heard", async ({ host, page }) => {
  await host.open(early('view.view = "q=elkem"; view.frameTitle = "Verk"; view.theme = {};'));
  const [frame] = await frames(page, 1);
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
  await expect(page.locator("klyngekart-view iframe")).toHaveAttribute("title", "Verk");
  await page.evaluate(() => ((document.querySelector("klyngekart-view") as any).view = "q=finnfjord"));
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("1 organisasjon");
});

test("the page may put back its view after a visitor has chosen another", async ({ host, page }) => {
  await host.open(element('kind="list" view="q=elkem" allow="search"'));
  const [frame] = await frames(page, 1);
  const heading = frame.getByRole("heading", { level: 1 });
  const state = () => page.evaluate(() => (document.querySelector("klyngekart-view") as any).state?.query);
  await frame.getByRole("searchbox").fill("finnfjord");
  await page.keyboard.press("Enter");
  await expect(heading).toHaveText("1 organisasjon");
  await expect.poll(state).toBe("q=finnfjord");
  await page.evaluate(() => ((document.querySelector("klyngekart-view") as any).view = "q=elkem"));
  await expect(heading).toHaveText("3 organisasjoner");
  await expect.poll(state).toBe("q=elkem");
});

test("the language is that of the page, also from within a shadow tree; Norwegian where it says none", async ({ host, page }) => {
  const within = `<div id="host"></div><script>
    const root = document.getElementById("host").attachShadow({ mode: "open" });
    root.innerHTML = '<div><klyngekart-view kind="list"></klyngekart-view></div>';
  </script><script type="module" src="{map}/embed/v1.js"></script>`;
  for (const [body, attributes, lang] of [
    [within, 'lang="en-GB"', "en"],
    [within, 'lang="nn"', "nb"],
    [within.replace("<div id", '<div lang="de"><div id'), 'lang="nb"', "en"],
    [element('kind="list"'), "", "nb"],
    [element('kind="list"'), 'lang=""', "nb"],
    [element('kind="list" lang="en"'), 'lang="nb"', "en"],
  ] as const) {
    await host.open(body, { attributes: attributes || "data-none" });
    const [frame] = await frames(page, 1);
    expect(new URL(frame.url()).pathname, `${attributes} ${body}`).toBe(`/${lang}/embed/v1/list`);
  }
});

test("a filter event tells of another set, not of a map that moves", async ({ host, page }) => {
  await host.open(element('kind="map" allow="search" view="q=elkem"'));
  const [frame] = await frames(page, 1);
  await page.evaluate(() => {
    (globalThis as any).events = [];
    const view = document.querySelector("klyngekart-view") as any;
    for (const name of ["filter", "select"]) view.addEventListener(name, (event: any) => (globalThis as any).events.push([name, event.detail.query]));
  });
  const state = () => page.evaluate(() => (document.querySelector("klyngekart-view") as any).state?.query);
  await frame.getByRole("link", { name: "Zoom inn" }).click();
  await expect.poll(state).toContain("zoom=");
  expect(await page.evaluate(() => (globalThis as any).events)).toEqual([]);
  await frame.getByRole("searchbox").fill("finnfjord");
  await page.keyboard.press("Enter");
  await expect.poll(state).toContain("finnfjord");
  const events = await page.evaluate(() => (globalThis as any).events);
  expect(events).toHaveLength(1);
  expect(events[0][0]).toBe("filter");
});

test("values of attributes that cannot be read are said once in the console", async ({ host, page }) => {
  const said: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "warning" && message.text().startsWith("klyngekart-view: ")) said.push(message.text().slice(17));
  });
  await host.open(element('kind="lists" lang="de" theme="pink" accent="red" allow="filter,fly" details="new" height="20"'));
  const [frame] = await frames(page, 1);
  await page.evaluate(() => document.querySelector("klyngekart-view")!.setAttribute("frame-title", "Again"));
  await expect(page.locator("klyngekart-view iframe")).toHaveAttribute("title", "Again");
  const bad = ['kind="lists"', 'lang="de"', 'theme="pink"', 'accent="red"', 'allow="filter,fly"', 'details="new"'];
  expect(said.sort()).toEqual([...bad.map((part) => `${part} is not understood`), 'height="20" becomes 120'].sort());
  expect(frame.url(), "the frame takes what it can").toContain("allow=filter%2Cfly");
  said.length = 0;
  await host.open(element('kind="list" lang="nn-NO" theme="dark" accent="#0B5A75" allow="filter, time" details="tab" height="auto" reserve="9000"'));
  await frames(page, 1);
  expect(said).toEqual([]);
});

test("a frame hears the page around it, and no other origin", async ({ host, page }) => {
  await host.open('<iframe title="Liste" width="500" height="500" src="{map}/nb/embed/v1/list?q=elkem"></iframe>');
  const [frame] = await frames(page, 1);
  const heading = frame.getByRole("heading", { level: 1 });
  const say = (origin: string, query: string) =>
    frame.evaluate(
      ([origin, query]) => dispatchEvent(new MessageEvent("message", { data: { klyngekart: 1, type: "view", query }, origin, source: parent })),
      [origin, query],
    );
  for (const origin of ["https://evil.example", "null", host.origin.replace("http", "https")]) await say(origin, "q=finnfjord");
  await page.waitForLoadState("networkidle");
  await expect(heading).toHaveText("3 organisasjoner");
  await say(host.origin, "q=finnfjord");
  await expect(heading).toHaveText("1 organisasjon");
});

test("what a frame would keep on the device is seen", async ({ page }) => {
  // A frame of our own page, for browsers may let frames of others keep nothing.
  await page.goto("/nb/embed-builder");
  const frame = page.frames()[1];
  await frame.waitForLoadState();
  expect(await kept(page)).toEqual([]);
  await frame.evaluate(() => localStorage.setItem("visitor", "7"));
  expect(await kept(page)).toContain("localStorage: visitor");
  await frame.evaluate(() => localStorage.clear());
});

test("the element leaves no name behind on the page around", async ({ host, page }) => {
  await page.addInitScript(() => ((globalThis as any).before = new Set(Object.getOwnPropertyNames(globalThis))));
  await host.open(element('kind="list"'));
  await frames(page, 1);
  const added = await page.evaluate(() => Object.getOwnPropertyNames(globalThis).filter((name) => !(globalThis as any).before.has(name)));
  expect(added).toEqual(["before"]);
});
