// Whoever cannot point, or only with a finger: in and out of a frame, over it, and around on its map.

import { bare, element, expect, frames, test } from "../host";

test("Tab leads into a frame and out of it, and Shift+Tab back", async ({ host, page }) => {
  test.skip(test.info().project.name === "phone", "it has no keyboard");
  await host.open(`<p><a href="#a" id="before">Før</a></p>${element('kind="map" allow="search"')}<p><a href="#b" id="after">Etter</a></p>`);
  const [frame] = await frames(page, 1);
  await expect(frame.locator(".mark").first()).toBeVisible();
  const links = await frame.locator("a[href]:visible, button:visible, input:visible, summary:visible").count();
  for (const [key, from, to] of [["Tab", "before", "after"], ["Shift+Tab", "after", "before"]]) {
    await page.locator(`#${from}`).focus();
    let [inside, steps] = [0, 0];
    for (; steps < links + 20; steps += 1) {
      await page.keyboard.press(key);
      const at = await page.evaluate(() => document.activeElement?.id || document.activeElement?.localName);
      if (at === "klyngekart-view") inside += 1;
      if (at === to) break;
    }
    expect(await page.evaluate(() => document.activeElement?.id), key).toBe(to);
    expect(inside, `${key} stops at what is in the frame`).toBeGreaterThan(10);
  }
});

test("one finger over a frame scrolls the page", async ({ host, page }) => {
  test.skip(test.info().project.name !== "phone", "it has no touch");
  for (const rest of ["map", "list", "timeline"]) {
    await host.open(`<div style="height:200px"></div>${element(`kind="${rest}"`)}<div style="height:3000px"></div>`);
    const [frame] = await frames(page, 1);
    await expect.poll(() => frame.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBe(0);
    const wire = await page.context().newCDPSession(page);
    // Where a frame is drawn the browser knows a moment after it has changed.
    await expect(async () => {
      const touch = (type: string, y?: number) =>
        wire.send("Input.dispatchTouchEvent", { type: type as any, touchPoints: y === undefined ? [] : [{ x: 190, y }] });
      await touch("touchStart", 500);
      for (let y = 480; y >= 260; y -= 20) await touch("touchMove", y);
      await touch("touchEnd");
      await expect.poll(() => page.evaluate(() => scrollY), { timeout: 1000 }).toBeGreaterThan(50);
    }, rest).toPass();
    expect(await frame.evaluate(() => scrollY)).toBe(0);
  }
});

test("a still map is moved by single presses", async ({ host, page }) => {
  await host.open(element('kind="map"'));
  const [frame] = await frames(page, 1);
  const state = async () => new URLSearchParams(await page.evaluate(() => (document.querySelector("klyngekart-view") as any).state?.query ?? ""));
  const phone = test.info().project.name === "phone";
  const press = async (name: string) => {
    const before = String(await state());
    const link = frame.getByRole("link", { name, exact: true });
    const { width, height } = (await link.boundingBox())!;
    expect(Math.min(width, height), "large enough to hit").toBeGreaterThanOrEqual(24);
    await (phone ? link.tap() : link.click());
    await expect.poll(async () => String(await state())).not.toBe(before);
    await expect(frame.locator("html[data-live]")).toBeAttached();
    return (await state()).get("center")?.split(",").map(Number) ?? [];
  };
  const [lat, lon] = await press("Zoom inn");
  const north = await press("Nordover");
  expect(north[0]).toBeGreaterThan(lat);
  const east = await press("Østover");
  expect(east[1]).toBeGreaterThan(lon);
  const south = await press("Sørover");
  expect(south[0]).toBeLessThan(north[0]);
  const west = await press("Vestover");
  expect(west[1]).toBeLessThan(east[1]);
  expect(await press("Vis hele området")).toEqual([]);
});
