// For visitors who asked for less motion nothing moves by itself.

import { expect, test } from "../test";

test.use({ contextOptions: { reducedMotion: "reduce" } });

test("nothing is animated", async ({ explorer, page, a11y }) => {
  await explorer.open();
  const animations = () => page.evaluate(() => document.getAnimations().length);
  await explorer.link("Elkem Rana").click();
  await expect(explorer.heading("Elkem Rana")).toBeFocused();
  expect(await animations()).toBe(0);
  await explorer.close.hover();
  expect(await animations()).toBe(0);
  await explorer.close.click();
  await explorer.choose("Type", "Prosessindustri");
  expect(await animations()).toBe(0);
  await explorer.counts(9);
  await a11y();
});

test("the drawn map jumps instead of gliding", async ({ explorer, page }) => {
  await explorer.open("nb", "center=69,18&zoom=6");
  const ready = page.waitForResponse(/\/tiles\//);
  await explorer.letMapCome();
  await ready;
  // Every place on the screen that a mark takes from now on.
  await explorer.mark(/^Finnfjord/).evaluate((link) => {
    const places: string[] = ((globalThis as any).places = []);
    new MutationObserver((changes) => {
      for (const { target } of changes) places.push((target as Element).getAttribute("x") ?? "");
    }).observe(link.closest(".mark")!, { attributes: true, attributeFilter: ["x"] });
  });
  await explorer.map.getByRole("button", { name: "Zoom inn" }).click();
  await expect(page).toHaveURL(/zoom=7/);
  const places = await page.evaluate(() => new Set((globalThis as any).places as string[]).size);
  expect(places, "places between here and there").toBe(1);
  expect(await page.evaluate(() => document.getAnimations().length), "no mark glides").toBe(0);
});
