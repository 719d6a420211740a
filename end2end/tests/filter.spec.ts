// Filters: what they show, how they are seen and taken back.

import { expect, hold, test } from "../test";

/** What options say: their names and counts. */
const labels = (boxes: Element[]) => boxes.map((box) => box.closest("label")!.textContent!.replace(/\s+/g, " ").trim());

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
    await explorer.asks("kind=process-industry&kind=research-education");

    await page.goBack();
    await explorer.counts(9);
    await explorer.asks("kind=process-industry");
    await expect(await explorer.option("Type", "Forskning og utdanning")).not.toBeChecked();
    await expect(await explorer.option("Type", "Prosessindustri")).toBeChecked();
    await page.goBack();
    await explorer.asks("");
    await explorer.counts(36);
    await page.goForward();
    await explorer.counts(9);
    await expect(await explorer.option("Type", "Prosessindustri")).toBeChecked();
  });

  test("are undone also by a back that comes before the address is written", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.choose("Type", "Prosessindustri");
    await explorer.asks("kind=process-industry");
    const option = await explorer.option("Type", "Forskning og utdanning");
    // No frame is drawn until the history has gone back, so that the address waits to be written.
    await option.evaluate((box: HTMLInputElement) => {
      const draw = requestAnimationFrame;
      const waiting: FrameRequestCallback[] = [];
      globalThis.requestAnimationFrame = (then) => waiting.push(then);
      const wentBack = () => {
        globalThis.requestAnimationFrame = draw;
        waiting.forEach((then) => draw(then));
      };
      addEventListener("popstate", wentBack, { once: true });
      box.click();
      history.back();
    });
    await expect(option).not.toBeChecked();
    await explorer.counts(9);
    await explorer.asks("kind=process-industry");
    await page.goBack();
    await explorer.counts(36);
    await page.goForward();
    await explorer.counts(9);
    await explorer.asks("kind=process-industry");
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

  test("count in a fold that opens what the view has by then", async ({ explorer, page }) => {
    await explorer.open("nb", "layout=filters");
    const shown = async () => (await explorer.facet("Rolle")).getByRole("checkbox").evaluateAll(labels);
    await explorer.choose("Type", "Prosessindustri");
    await explorer.counts(9);
    const followed = await shown();
    await page.reload();
    await explorer.live();
    expect(followed).toEqual(await shown());
  });

  test("count what was chosen before the data came", async ({ explorer, page }) => {
    const letDataCome = await hold(page, "**/assets/directory/**");
    await page.goto("/nb/?layout=filters");
    await expect(page.locator("html[data-live]")).toBeAttached();
    const shown = async () => (await explorer.facet("Type")).getByRole("checkbox").evaluateAll(labels);
    const before = await shown();
    await explorer.choose("Sted", "Rana");
    await explorer.facet("Type");
    letDataCome();
    await explorer.counts(11);
    await expect.poll(shown).not.toEqual(before);
    const followed = await shown();
    await page.reload();
    await explorer.live();
    expect(followed).toEqual(await shown());
  });

  test("show the whole list again after nothing was found", async ({ explorer }) => {
    await explorer.open();
    await explorer.show("list");
    await explorer.searchField.fill("qqqqxxxx");
    await explorer.counts(0);
    await expect(explorer.rows).toHaveCount(0);
    await explorer.searchField.fill("");
    await explorer.counts(36);
    await expect(explorer.rows).toHaveCount(36);
  });

  test("leave a row where it stands when others come or go before it", async ({ explorer, page }) => {
    await explorer.open("nb", "kind=process-industry");
    const all = await explorer.names();
    await explorer.open("nb", "kind=process-industry&place=1833");
    const few = await explorer.names();
    const [first] = few;
    expect(all.indexOf(first), "there is somebody before it").toBeGreaterThan(0);
    const link = explorer.link(first);
    await link.evaluate((link: any) => (link.kept = true));
    await explorer.chip("Rana").evaluate((chip: HTMLElement) => chip.click());
    await explorer.counts(all.length);
    await explorer.asks("kind=process-industry");
    expect(await explorer.names()).toEqual(all);
    expect(await link.evaluate((link: any) => link.kept)).toBe(true);
    await page.goBack();
    await explorer.counts(few.length);
    expect(await explorer.names()).toEqual(few);
    expect(await link.evaluate((link: any) => link.kept)).toBe(true);
  });
});

test("the shortlist of an address shows only these", async ({ explorer }) => {
  await explorer.open("nb", "partners=sintef&partners=celsa-armeringsstal");
  await explorer.counts(2);
  expect(await explorer.names()).toEqual(["Celsa", "SINTEF"]);
  await explorer.chip("Kortliste (2)").click();
  await explorer.counts(36);
});
