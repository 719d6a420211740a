// Frames in a browser that blocks the cookies and storage of third parties: nothing is missing.

import { element, expect, frames, test } from "../host";
import config from "../playwright.config";
import { kept } from "../test";

const usual = config.projects![0].use!.launchOptions!;
test.use({ launchOptions: { ...usual, args: [...usual.args!, "--test-third-party-cookie-phaseout"] } });

test("frames need no cookie and no storage", async ({ host, page }) => {
  test.skip(test.info().project.name === "phone", "the same code");
  await host.open(element('kind="map" allow="search"') + element('kind="numbers"'));
  for (const view of await page.locator("klyngekart-view").all()) await view.scrollIntoViewIfNeeded();
  const [map, numbers] = await frames(page, 2);
  expect(await map.evaluate(() => document.hasStorageAccess()), "cookies are blocked in frames").toBe(false);
  await expect(numbers.locator(".bars").first()).toBeVisible();
  await map.getByRole("searchbox").fill("elkem");
  await page.keyboard.press("Enter");
  await expect(map.getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
  await map.getByRole("link", { name: "Slå på kartet" }).click();
  await expect(map.locator("html[data-frame]")).toBeAttached();
  await expect(map.locator(".marks.live")).toBeVisible();
  expect(await kept(page)).toEqual([]);
});
