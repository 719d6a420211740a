// Filters: what they show, how they are seen and taken back.

import { expect, hold, test } from "../test";

test.describe("the filters", () => {
  test("narrow the list by place and expertise, and say so in chips and address", async ({
    explorer,
    page,
    a11y,
  }) => {
    await explorer.open();
    await explorer.choose("Sted", "Rana");
    await explorer.counts(11);
    await expect(explorer.chip("Rana")).toBeVisible();

    const capture = await explorer.option("Kompetanse", "CO2-fangst og -bruk");
    await expect(capture, "what choosing it would give").toHaveAccessibleName(/ 5$/);
    await capture.check();
    await explorer.counts(5);
    await expect(explorer.chip("CO2-fangst og -bruk")).toBeVisible();
    await expect(page).toHaveURL(/[?&]expertise=co2-capture&place=[^&]+/);
    await a11y();

    await explorer.show("list");
    await expect(explorer.rows).toHaveCount(5);
    const names = ["Celsa", "Elkem Rana", "Ferroglobe", "Mo Industripark AS", "SINTEF"];
    expect(await explorer.names()).toEqual(names);
    await a11y();
  });

  test("take any of the values of one facet, or all chosen expertise", async ({ explorer }) => {
    await explorer.open();
    await explorer.choose("Kompetanse", "Hydrogen");
    await explorer.counts(1);
    await explorer.choose("Kompetanse", "CO2-fangst og -bruk");
    await explorer.counts(8);
    const options = await explorer.facet("Kompetanse");
    await options.getByRole("checkbox", { name: "Har all valgt kompetanse" }).check();
    await explorer.counts(1);
    await explorer.asks("expertise=co2-capture&expertise=hydrogen&match=all");
  });

  test("keep options that give nothing, and mark them", async ({ explorer }) => {
    await explorer.open("nb", "kind=process-industry");
    const before = await (await explorer.facet("Kompetanse")).getByRole("checkbox").count();
    const nothing = await explorer.option("Kompetanse", "Klyngenettverk");
    await expect(nothing).toHaveAccessibleName("Klyngenettverk ingen treff 0");
    await nothing.check();
    await explorer.counts(0);
    await expect((await explorer.facet("Kompetanse")).getByRole("checkbox")).toHaveCount(before);
    await explorer.show("list");
    await expect(
      explorer.panel.getByText("Ingen organisasjoner passer til disse filtrene."),
    ).toBeVisible();
  });

  test("are taken back one by one or all at once", async ({ explorer, a11y }) => {
    await explorer.open("nb", "q=rana&expertise=co2-capture&kind=process-industry");
    await expect(explorer.chips.getByRole("link")).toHaveCount(4);
    await explorer.chip("Prosessindustri").click();
    await explorer.asks("q=rana&expertise=co2-capture");
    await expect(explorer.chip("Prosessindustri")).toBeHidden();
    await expect(explorer.chips, "the place for the focus that is left").toBeFocused();
    await a11y();

    await explorer.clearAll.click();
    await explorer.asks("");
    await explorer.counts(36);
    await expect(explorer.chips).toBeHidden();
    await expect(explorer.searchField).toHaveValue("");
    await expect(await explorer.option("Type", "Prosessindustri")).not.toBeChecked();
  });

  test("announce the new count politely", async ({ explorer }) => {
    await explorer.open();
    await expect(explorer.announced, "nothing has changed yet").toHaveCount(0);
    await explorer.choose("Type", "Prosessindustri");
    await expect(explorer.announced).toHaveText("9 organisasjoner");
  });

  test("are undone by the back button, decision by decision", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.choose("Type", "Prosessindustri");
    await explorer.counts(9);
    await explorer.choose("Type", "Forskning og utdanning");
    await explorer.counts(15);

    await page.goBack();
    await explorer.counts(9);
    await expect(await explorer.option("Type", "Forskning og utdanning")).not.toBeChecked();
    await expect(await explorer.option("Type", "Prosessindustri")).toBeChecked();
    await page.goBack();
    await explorer.asks("");
    await explorer.counts(36);
    await page.goForward();
    await explorer.counts(9);
    await expect(await explorer.option("Type", "Prosessindustri")).toBeChecked();
  });

  test("keep what was touched before the script is live", async ({ explorer, page }) => {
    const letThrough = await hold(page, "**/app_bg.wasm");
    await page.goto("/nb/?layout=filters", { waitUntil: "domcontentloaded" });
    await explorer.choose("Type", "Prosessindustri");
    await explorer.searchField.fill("elkem");
    await expect(page.locator("html[data-live]")).not.toBeAttached();

    letThrough();
    await explorer.live();
    await explorer.counts(3);
    await explorer.asks("q=elkem&kind=process-industry");
    await expect(await explorer.option("Type", "Prosessindustri")).toBeChecked();
    await expect(explorer.searchField).toHaveValue("elkem");
  });

  test("work by keyboard alone", async ({ explorer, page }) => {
    await explorer.open("nb", "layout=filters");
    await (await explorer.option("Type", "Prosessindustri")).focus();
    await page.keyboard.press("Space");
    await explorer.counts(9);
    await expect(await explorer.option("Type", "Prosessindustri")).toBeFocused();
  });
});

test("the shortlist of an address shows only these", async ({ explorer }) => {
  await explorer.open("nb", "partners=sintef&partners=celsa-armeringsstal");
  await explorer.counts(2);
  expect(await explorer.names()).toEqual(["Celsa", "SINTEF"]);
  await explorer.chip("Kortliste (2)").click();
  await explorer.counts(36);
});
