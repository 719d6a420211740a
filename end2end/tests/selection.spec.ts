// What is opened beside the map, and a partner's own page.

import { expect, test } from "../test";

test.describe("a partner opened from the list", () => {
  test("takes the focus and gives it back", async ({ explorer, page, a11y }) => {
    await explorer.open();
    await explorer.link("Elkem Rana").click();
    await expect(explorer.heading("Elkem Rana")).toBeFocused();
    await expect(page).toHaveURL(/[?&]open=elkem-rana/);
    await a11y();

    await explorer.close.click();
    await expect(explorer.opened("Elkem Rana")).toBeHidden();
    await expect(explorer.link("Elkem Rana")).toBeFocused();
    await expect(page).not.toHaveURL(/open=/);
  });

  test("is closed by the back button", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.link("Finnfjord").click();
    await expect(explorer.opened("Finnfjord")).toBeVisible();
    await expect(page).toHaveURL(/[?&]open=finnfjord/);
    await page.goBack();
    await expect(explorer.opened("Finnfjord")).toBeHidden();
    await explorer.counts(36);
  });

  test("stands beside the map, on a phone as a sheet over it", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.link("Alcoa Mosjøen").click();
    const detail = explorer.opened("Alcoa Mosjøen");
    await expect(detail).toBeVisible();
    const box = (await detail.boundingBox())!;
    const map = (await explorer.map.boundingBox())!;
    const { width, height } = page.viewportSize()!;
    if (width < 700) {
      expect(box.width).toBe(width);
      expect(box.y + box.height).toBeCloseTo(height, 0);
    } else {
      expect(box.x).toBeGreaterThanOrEqual(map.x + map.width - 1);
    }
    await expect(detail).toBeInViewport();
  });

  test("is replaced by the next one", async ({ explorer }) => {
    await explorer.open("nb", "open=celsa-armeringsstal");
    await expect(explorer.opened("Celsa")).toBeVisible();
    await explorer.mark(/^Finnfjord/).click();
    await expect(explorer.heading("Finnfjord")).toBeFocused();
    await expect(explorer.opened("Celsa")).toBeHidden();
  });
});

test("a partner opened from its mark takes the focus and gives it back to the mark", async ({
  explorer,
  page,
}) => {
  await explorer.open();
  const mark = explorer.mark(/^Finnfjord/);
  await mark.focus();
  await page.keyboard.press("Enter");
  await expect(explorer.heading("Finnfjord")).toBeFocused();
  await explorer.close.focus();
  await page.keyboard.press("Enter");
  await expect(explorer.opened("Finnfjord")).toBeHidden();
  await expect(mark).toBeFocused();
});

test("an address that opens a partner leaves the focus at the top of the page", async ({
  explorer,
  page,
}) => {
  await explorer.open("nb", "open=norcem");
  await expect(explorer.opened("Norcem")).toBeVisible();
  await expect(page.locator("body")).toBeFocused();
});

test("an address that opens nobody offers the nearest names", async ({ explorer, a11y }) => {
  await explorer.open("nb", "open=finfjord");
  const missing = explorer.opened("Siden finnes ikke");
  await expect(missing).toContainText("«finfjord»");
  await expect(missing.getByRole("link", { name: /Finnfjord/ })).toBeVisible();
  await explorer.counts(36);
  await a11y();
});

for (const [lang, words] of Object.entries({
  nb: { since: "Med i klyngen", day: "dag ikke kjent", sources: "Kilder", mates: "Deler område", all: "Åpne hele siden", map: "Vis på kartet" },
  en: { since: "In the cluster", day: "day not known", sources: "Sources", mates: "Shares the site", all: "Open the whole page", map: "Show on the map" },
})) {
  test(`a partner has a page of its own with facts, sources and neighbours, in ${lang}`, async ({
    explorer,
    page,
    live,
    a11y,
    validHtml,
  }) => {
    await explorer.open(lang as "nb" | "en", "open=elkem-rana");
    await explorer.opened("Elkem Rana").getByRole("link", { name: words.all }).click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/partners/elkem-rana$`));
    await live();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Elkem Rana");

    const record = page.getByRole("article");
    const since = record.locator("dl > div", { has: page.getByText(words.since, { exact: true }) });
    await expect(since).toContainText("2017");
    await expect(since, "a year is never shown as a day").toContainText(words.day);
    await expect(record.getByRole("heading", { name: words.sources })).toBeVisible();
    await expect(record.getByRole("link", { name: "mip.no" }).first()).toBeVisible();
    await expect(record.getByRole("heading", { name: words.mates })).toBeVisible();
    for (const mate of ["Celsa", "Ferroglobe", "Mo Industripark AS", "Arctic Circle Data Center"]) {
      await expect(record.getByRole("link", { name: new RegExp(`^${mate}`) }).first()).toBeVisible();
    }
    await a11y();
    await validHtml();

    await record.getByRole("link", { name: words.map }).click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/\\?open=elkem-rana$`));
    await expect(explorer.opened("Elkem Rana")).toBeVisible();
  });
}

test("Sámi and Kven names are marked with their language", async ({ page }) => {
  await page.goto("/nb/partners/finnfjord");
  await expect(page.locator('[lang="se"]').first()).toHaveText("Romsa");
  await expect(page.locator('[lang="fkv"]').first()).toHaveText("Tromssa");
});

test("a partner's milestones lead to what happened", async ({ explorer, page }) => {
  await page.goto("/nb/partners/norwegian-crystals");
  await page.getByRole("link", { name: "Norwegian Crystals går konkurs" }).click();
  await expect(page).toHaveURL(/\/nb\/timeline#norwegian-crystals-bankrupt$/);
  await expect(page.locator("#norwegian-crystals-bankrupt")).toContainText("august 2023");
  await explorer.open("nb", "open=norwegian-crystals");
  await explorer.opened("Norwegian Crystals").getByRole("link", { name: "Norwegian Crystals går konkurs" }).click();
  await expect(explorer.opened("Norwegian Crystals går konkurs"), "beside the map").toContainText("august 2023");
});
