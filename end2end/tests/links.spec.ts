// Lines on the map: who works together, and who has the same owner.

import type { Locator } from "@playwright/test";

import { expect, test } from "../test";
import type { Explorer } from "../pages/explorer";

/** The lines that are drawn. */
const lines = (explorer: Explorer): Locator => explorer.map.locator(".arcs path:not(.case)");

const choice = async (explorer: Explorer): Promise<Locator> =>
  (await explorer.facet("Linjer på kartet")).getByRole("combobox", { name: "Vis hvem som har felles" });

test("projects and owners are joined by lines that follow filter and time", async ({
  explorer,
  page,
  a11y,
}) => {
  await explorer.open();
  await expect(lines(explorer)).toHaveCount(0);
  await (await choice(explorer)).selectOption("Prosjekter (alle)");
  await explorer.asks("links=projects");
  await expect.poll(() => lines(explorer).count()).toBeGreaterThan(3);
  const all = await lines(explorer).count();
  await a11y();

  // Lines end where marks stand, whatever the size of the window.
  const ends = await lines(explorer).evaluateAll((paths) =>
    paths.map((path) => {
      const line = path as SVGPathElement;
      const { x, y } = line.getPointAtLength(0).matrixTransform(line.getScreenCTM()!);
      return [x, y] as const;
    }),
  );
  const marks = await explorer.map.locator(".marks a[data-key]").evaluateAll((links) =>
    links.map((link) => {
      const { x, y, width, height } = link.querySelector(".target")!.getBoundingClientRect();
      return [x + width / 2, y + height / 2] as const;
    }),
  );
  for (const [x, y] of ends) {
    const nearest = Math.min(...marks.map(([mx, my]) => Math.hypot(mx - x, my - y)));
    expect(nearest).toBeLessThan(2);
  }

  await page.goto("/nb/?links=projects&time=2016");
  await expect(lines(explorer), "no project had begun").toHaveCount(0);
  await page.goto("/nb/?links=co2-hub-nord&time=2020");
  await expect.poll(() => lines(explorer).count()).toBeGreaterThan(0);
  expect(await lines(explorer).count()).toBeLessThanOrEqual(all);
  await expect(explorer.map.locator(".arcs .possible").first()).toBeAttached();

  await (await choice(explorer)).selectOption("Eier");
  await explorer.asks("time=2020&links=owners");
  await expect(lines(explorer).first().locator("title")).toHaveText("Elkem ASA");
  await explorer.show("filters");
  await (await choice(explorer)).selectOption("Ingen linjer");
  await expect(lines(explorer)).toHaveCount(0);
  await explorer.asks("time=2020");
  await page.goBack();
  await expect(lines(explorer)).not.toHaveCount(0);
});

test("lines stay while filters change, and the field follows the address", async ({ explorer, page }) => {
  await explorer.open();
  await (await choice(explorer)).selectOption("Prosjekter (alle)");
  await explorer.choose("Type", "Prosessindustri");
  await explorer.asks("kind=process-industry&links=projects");
  await expect(await choice(explorer)).toHaveValue("projects");
  await explorer.choose("Type", "Forskning og utdanning");
  await explorer.asks("kind=process-industry&kind=research-education&links=projects");
  for (let i = 0; i < 3; i++) await page.goBack();
  await explorer.asks("");
  await expect(await choice(explorer)).toHaveValue("");
});

test("a project leads to the map with its lines", async ({ explorer, page, validHtml }) => {
  await page.goto("/nb/projects/co2-hub-nord");
  await expect(page.locator(".pagemap .arcs")).toBeVisible();
  await validHtml();
  await page.locator(".acts").getByRole("link", { name: "Se utvalget på kartet" }).click();
  await expect(page).toHaveURL(/links=co2-hub-nord/);
  await expect(lines(explorer)).not.toHaveCount(0);
});

test("a project that is not there is named", async ({ explorer, page }) => {
  await page.goto("/nb/?links=atlantis");
  await expect(page.getByText("«atlantis» kan ikke leses som linjer på kartet")).toBeVisible();
  await expect(lines(explorer)).toHaveCount(0);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("lines are asked for by the form", async ({ explorer, page }) => {
    await explorer.open();
    await (await choice(explorer)).selectOption("Prosjekter (alle)");
    await explorer.submit();
    await expect(page).toHaveURL(/links=projects/);
    await expect(lines(explorer)).not.toHaveCount(0);
    await expect(await choice(explorer)).toHaveValue("projects");
  });
});
