// Without script: everything can still be read, filtered and opened, by links and submits.

import { expect, test } from "../test";

/** The mark where Mo Industripark is, and the list that it opens. */
const MO = /^(\d+ )?(Mo Industripark|Mo i Rana|Rana(?! Gruber))\b/;

test.use({ javaScriptEnabled: false });

test.describe("without script", () => {
  test("the explorer is complete", async ({ explorer, a11y, validHtml }) => {
    await explorer.open();
    await explorer.counts(36);
    await expect(explorer.rows).toHaveCount(36);
    await expect(explorer.mark(/^Finnfjord/)).toBeVisible();
    await explorer.show("timeline");
    await expect(explorer.timeline).toBeVisible();
    await a11y();
    await validHtml();
  });

  test("filters are sent by the form, and taken back by links", async ({ explorer, page, a11y }) => {
    await explorer.open();
    await explorer.choose("Type", "Prosessindustri");
    await explorer.choose("Kompetanse", "CO2-fangst og -bruk");
    await explorer.submit();
    await explorer.counts(6);
    await expect(page).toHaveURL(/kind=process-industry/);
    await expect(await explorer.option("Type", "Prosessindustri")).toBeChecked();
    await a11y();

    await explorer.chip("CO2-fangst og -bruk").click();
    await explorer.counts(9);
    await explorer.clearAll.click();
    await explorer.counts(36);
  });

  test("a search is sent by Enter and keeps the filters", async ({ explorer, page }) => {
    await explorer.open("nb", "kind=process-industry");
    await explorer.searchField.fill("elkm");
    await page.keyboard.press("Enter");
    await explorer.counts(3);
    await expect(explorer.chip("Prosessindustri")).toBeVisible();
    await expect(explorer.searchField).toHaveValue("elkm");
  });

  test("marks lead to lists, and lists to partners", async ({ explorer, page, a11y }) => {
    await explorer.open();
    await explorer.mark(MO).click();
    const list = explorer.opened(MO);
    await expect(list).toBeVisible();
    await a11y();
    await list.getByRole("link", { name: /^Elkem Rana/ }).click();
    const detail = explorer.opened("Elkem Rana");
    await expect(detail).toContainText("2017");
    await a11y();
    await explorer.close.click();
    await expect(detail).toBeHidden();
    await expect(page).not.toHaveURL(/open=/);
  });

  test("rows lead to the partners' own pages", async ({ explorer, page, a11y }) => {
    await explorer.open();
    await explorer.link("Finnfjord").click();
    await expect(page).toHaveURL(/\/nb\/partners\/finnfjord$/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Finnfjord");
    await a11y();
  });

  test("the map can be moved by links", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.map.getByRole("button", { name: "Zoom inn" }).click();
    await expect(page).toHaveURL(/[?&]zoom=/);
    const before = page.url();
    await explorer.map.getByTitle("Flytt kartet").click();
    await explorer.map.getByRole("button", { name: "Sørover" }).click();
    await expect(page).toHaveURL(/[?&]center=/);
    expect(page.url()).not.toBe(before);
    await explorer.map.getByRole("button", { name: "Vis hele området" }).click();
    await expect(page).not.toHaveURL(/zoom=/);
    await explorer.map.getByRole("link", { name: "7 uten kjent sted" }).click();
    await expect(explorer.opened("7 uten kjent sted")).toBeVisible();
  });

  test("the timeline is text and takes typed dates", async ({ explorer, a11y }) => {
    await explorer.open();
    const text = await explorer.timelineText();
    await expect(text).toContainText("ARENA: 2017–2020");
    await a11y();
    await text.getByRole("link", { name: "INDIGO starter" }).click();
    await expect(explorer.opened("INDIGO starter")).toContainText("1. februar 2022");

    await explorer.open("nb", "layout=timeline");
    await explorer.dates.fill("2014/2016");
    await explorer.dates.press("Enter");
    await explorer.counts(20);
    await expect(explorer.dates).toHaveValue("2014/2016");
  });

  test("what only works with script is not offered", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.facet("Nær et sted");
    await expect(page.getByRole("button", { name: "Nær meg" })).toBeHidden();
    await expect(page.getByRole("button", { name: "Bare i kartutsnittet" })).toBeHidden();
    await expect(page.getByRole("slider")).toHaveCount(0);
  });

  test("the language can be changed", async ({ explorer, page }) => {
    await explorer.open("nb", "q=elkem");
    await page.getByRole("link", { name: "English", exact: true }).click();
    await expect(page).toHaveURL(/\/en\/\?q=elkem$/);
    await expect(explorer.count).toHaveText("3 organisations");
  });
});
