// The explorer as it opens: complete, in both languages.

import type { Lang } from "../pages/words";
import { expect, test } from "../test";

const languages: { lang: Lang; title: string; coverage: string; other: string }[] = [
  {
    lang: "nb",
    title: "36 organisasjoner – Klyngekart – Arctic Cluster Team",
    coverage: "18 av om lag 100 partnere er i dette registeret; 102 talt i 2023.",
    other: "English",
  },
  {
    lang: "en",
    title: "36 organisations – Klyngekart – Arctic Cluster Team",
    coverage: "18 of about 100 partners are in this register; 102 counted in 2023.",
    other: "Norsk",
  },
];

for (const { lang, title, coverage, other } of languages) {
  test.describe(`the explorer in ${lang}`, () => {
    test("shows all organisations and says how complete the register is", async ({
      explorer,
      page,
      a11y,
    }) => {
      await explorer.open(lang);
      await explorer.counts(36);
      await expect(page).toHaveTitle(title);
      await expect(page.locator("html")).toHaveAttribute("lang", lang);
      await expect(explorer.panel.getByText(coverage, { exact: true })).toBeVisible();
      await expect(explorer.rows).toHaveCount(36);
      await expect(explorer.map).toBeVisible();
      await a11y();

      await explorer.show("filters");
      await expect(explorer.panel.getByRole("group").first()).toBeVisible();
      await a11y();

      await explorer.show("timeline");
      await expect(explorer.timeline).toBeVisible();
      await a11y();
    });

    test("leads to the same view in the other language", async ({ explorer, page }) => {
      await explorer.open(lang, "kind=process-industry");
      await explorer.counts(9);
      const link = page.getByRole("link", { name: other, exact: true });
      const code = lang === "nb" ? "en" : "nb";
      await expect(link).toHaveAttribute("lang", code);
      await expect(link).toHaveAttribute("hreflang", code);
      for (const alternate of ["nb", "en"]) {
        const href = page.locator(`link[rel="alternate"][hreflang="${alternate}"]`);
        const there = new RegExp(`^https?://[^/]+/${alternate}/\\?kind=process-industry$`);
        await expect(href).toHaveAttribute("href", there);
      }
      await link.click();
      await expect(page).toHaveURL(new RegExp(`/${code}/\\?kind=process-industry$`));
      await expect(page.locator("html")).toHaveAttribute("lang", code);
      await expect(explorer.count).toHaveText(/^9 organisa/);
    });

    test("is valid HTML, whatever is opened", async ({ explorer, validHtml }) => {
      const open = ["", "open=elkem-rana", "open=edge.south", "open=without.date&layout=timeline"];
      for (const query of open) {
        await explorer.open(lang, query);
        await validHtml();
      }
    });
  });
}

test.describe("the address without a language", () => {
  test("leads a Norwegian browser to Norwegian", async ({ page }) => {
    await page.goto("/?kind=process-industry");
    await expect(page).toHaveURL(/\/nb\/\?kind=process-industry$/);
  });

  test.describe("in an English browser", () => {
    test.use({ locale: "en-GB" });

    test("leads to English", async ({ page }) => {
      await page.goto("/");
      await expect(page).toHaveURL(/\/en\/$/);
    });
  });
});

test("the list is sorted as Norwegians sort, or by when organisations joined", async ({
  explorer,
}) => {
  await explorer.open();
  expect(await explorer.names(3)).toEqual(["Alcoa Mosjøen", "Arctic Circle Data Center", "Celsa"]);
  const sorted = await explorer.names();
  expect(sorted).toEqual([...sorted].sort(new Intl.Collator("nb").compare));

  await explorer.panel.getByRole("combobox", { name: "Sorter" }).selectOption("Med fra");
  await explorer.asks("sort=joined");
  await expect(explorer.rows.first()).toContainText("2017");
  await expect(explorer.rows.last()).toContainText("ukjent dato");
});

test("the first tab stop leads to the list", async ({ explorer, page }) => {
  await explorer.open();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Hopp til listen" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(explorer.list).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(explorer.link("Alcoa Mosjøen")).toBeFocused();
});
