// Search: forgiving, local, one step of the history.

import { expect, test } from "../test";

const misspelt = [
  { typed: "elkm rana", meant: "Elkem Rana" },
  { typed: "mosjoen", meant: "Alcoa Mosjøen" },
  { typed: "aalcoa", meant: "Alcoa Mosjøen" },
  { typed: "forskningsraadet", meant: "Forskningsrådet" },
  { typed: "romsa", meant: "UiT" },
];

test.describe("search", () => {
  test("finds what is meant, also misspelt or in Sámi", async ({ explorer, a11y }) => {
    await explorer.open();
    for (const { typed, meant } of misspelt) {
      await explorer.search(typed);
      await expect.poll(() => explorer.names(3), typed).toContain(meant);
    }
    await a11y();
  });

  test("says so when it finds nothing, and offers the way back", async ({ explorer, a11y }) => {
    await explorer.open();
    await explorer.search("xyzzy");
    await explorer.counts(0);
    const nothing = explorer.panel.getByText("Ingen organisasjoner passer til disse filtrene.");
    await expect(nothing).toBeVisible();
    await a11y();

    await explorer.clearAll.click();
    await explorer.counts(36);
    await expect(nothing).toBeHidden();
  });

  test("makes one step of the history, however many letters", async ({ explorer, page }) => {
    await explorer.open();
    const steps = () => page.evaluate(() => history.length);
    const before = await steps();
    await explorer.search("elkem");
    await explorer.counts(3);
    await explorer.asks("q=elkem");
    await expect.poll(steps).toBe(before + 1);

    await page.goBack();
    await explorer.asks("");
    await explorer.counts(36);
    await expect(explorer.searchField).toHaveValue("");
  });

  test("names the same organisations in both languages", async ({ explorer }) => {
    await explorer.open("nb", "q=hydrogen");
    const found = await explorer.names();
    expect(found).toContain("Celsa");
    await explorer.open("en", "q=hydrogen");
    expect(await explorer.names()).toEqual(found);
  });

  test("leads from a partner's page to what is found, and on to the explorer", async ({ explorer, page, live }) => {
    await page.goto("/nb/partners/celsa-armeringsstal");
    await live();
    await explorer.searchField.fill("finnfjord");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/nb\/search\?q=finnfjord$/);
    await expect(page.getByRole("main").getByRole("link", { name: "Finnfjord Prosessindustri" })).toBeVisible();
    await page.getByRole("main").getByRole("link", { name: "Se utvalget på kartet" }).click();
    await expect(page).toHaveURL(/\/nb\/\?q=finnfjord$/);
    await explorer.live();
    await expect(explorer.link("Finnfjord")).toBeVisible();
  });
});
