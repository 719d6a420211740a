// Dark is designed, not inverted: it follows the system and keeps every contrast.

import { expect, test } from "../test";

test.use({ colorScheme: "dark" });

test("the explorer is dark and readable", async ({ explorer, page, a11y }) => {
  const styles: string[] = [];
  page.on("request", (request) => {
    if (/\/(light|dark)\.json/.test(request.url())) styles.push(request.url());
  });
  await explorer.open();
  expect(await page.evaluate(brightness)).toBeLessThan(0.2);
  const tile = page.waitForResponse(/\/tiles\//);
  await explorer.letMapCome();
  await tile;
  await expect(explorer.canvas).toBeVisible();
  expect(styles.length).toBeGreaterThan(0);
  for (const style of styles) expect(style).toMatch(/dark\.json/);
  await a11y();

  await explorer.choose("Type", "Prosessindustri");
  await a11y();
  await explorer.show("timeline");
  await a11y();
});

test("what is opened is readable in the dark", async ({ explorer, a11y }) => {
  await explorer.open("nb", "open=elkem-rana&time=2020-06");
  await expect(explorer.opened("Elkem Rana")).toBeVisible();
  await a11y();
  await explorer.open("nb", "open=group.mo-industripark&kind=xyz");
  await expect(explorer.notes).toContainText("xyz");
  await a11y();
});

test("a partner's page is readable in the dark", async ({ page, live, a11y }) => {
  await page.goto("/nb/partners/norwegian-crystals");
  await live();
  expect(await page.evaluate(brightness)).toBeLessThan(0.2);
  await a11y();
});

test.describe("in print", () => {
  test("the page is dark on white and shows the whole list", async ({ explorer, page }) => {
    await explorer.open();
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    expect(await page.evaluate(brightness)).toBeGreaterThan(0.9);
    const last = (await explorer.rows.last().boundingBox())!;
    const whole = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(last.y + last.height).toBeLessThanOrEqual(whole);
  });
});

/** Of the ground of the page, from 0 to 1. */
function brightness(): number {
  const context = document.createElement("canvas").getContext("2d", { colorSpace: "srgb" })!;
  context.fillStyle = getComputedStyle(document.body).backgroundColor;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data;
  return (0.2126 * red + 0.7152 * green + 0.0722 * blue) / 255;
}
