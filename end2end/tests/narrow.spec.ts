// 320 pixels: the smallest phones, and a desktop at 400 % zoom. Nothing scrolls sideways.

import type { Page } from "@playwright/test";

import { expect, test } from "../test";

test.use({ viewport: { width: 320, height: 640 } });

test("the explorer fits", async ({ explorer, page, a11y }) => {
  await explorer.open();
  for (const view of ["list", "filters", "timeline"] as const) {
    await explorer.show(view);
    await fits(page);
    await a11y();
  }
  for (const facet of ["Kompetanse", "Sted", "Nær et sted"]) {
    await explorer.facet(facet);
    await fits(page);
  }
  const text = await explorer.timelineText();
  await expect(text).toContainText("ARENA");
  await fits(page);
});

test("the explorer fits in English, with filters and what is opened", async ({
  explorer,
  page,
  a11y,
}) => {
  await explorer.open("en", "q=industry&kind=xyz&kind=process-industry&time=2018/2020&open=elkem-rana");
  await expect(explorer.opened("Elkem Rana")).toBeInViewport();
  await fits(page);
  await a11y();
  await explorer.close.click();
  await expect(explorer.chips).toBeVisible();
  await fits(page);
});

test("a group's list fits", async ({ explorer, page, a11y }) => {
  await explorer.open("nb", "open=group.mo-industripark");
  await expect(explorer.opened(/^(Mo|Rana) /)).toBeInViewport();
  await fits(page);
  await a11y();
});

for (const width of [320, 360, 390])
  test(`at ${width} pixels nothing lies over a mark`, async ({ explorer, page, live }) => {
    await page.setViewportSize({ width, height: 844 });
    for (const lang of ["nb", "en"] as const) {
      await explorer.open(lang);
      await live();
      const covered = () =>
        page.locator(".marks [data-key] :is(.target, .name)").evaluateAll((parts) =>
          parts.flatMap((part) => {
            const { x, y, width, height } = part.getBoundingClientRect();
            const at = (share: number) => document.elementFromPoint(x + width / 2, y + height * share);
            const over = [0.2, 0.5, 0.8].map(at).find((it) => it?.closest(".attr, .zoom, .maparea, .outside, .panel"));
            return over ? [`${part.parentElement!.textContent} by ${over.textContent}`] : [];
          }),
        );
      await expect.poll(covered, lang).toEqual([]);
    }
  });

test("a partner's page fits", async ({ page, live, a11y }) => {
  await page.goto("/nb/partners/elkem-salten");
  await live();
  await fits(page);
  await a11y();
});

async function fits(page: Page): Promise<void> {
  const widths = () =>
    page.evaluate(() => [innerWidth, document.documentElement.scrollWidth, document.body.scrollWidth]);
  await expect.poll(widths).toEqual([320, 320, 320]);
}
