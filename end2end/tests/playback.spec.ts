// Playing time: the playhead moves, and list, counts, map and address follow; by keyboard, with less
// motion, without script; the story; the part of the axis that is shown; two dates compared.

import { expect, test } from "../test";

/** The button of that name in the timeline. */
const button = (explorer: { timeline: any }, name: string) =>
  explorer.timeline.getByRole("button", { name, exact: true });

test.describe("playing time", () => {
  test("moves the playhead, and everything follows", async ({ explorer, page, a11y }) => {
    await explorer.open("nb", "time=2015-12&layout=timeline");
    const head = explorer.timeline.getByRole("slider", { name: "Ved utgangen av", exact: true });
    await expect(head).toHaveAttribute("aria-valuetext", "desember 2015");
    await explorer.timeline.getByRole("combobox", { name: "Fart" }).selectOption("2");
    const steps = await page.evaluate(() => history.length);
    await button(explorer, "Spill av").focus();
    await page.keyboard.press("Enter");
    await expect(button(explorer, "Pause")).toBeFocused();
    await expect(head).toHaveAttribute("aria-valuetext", /20(1[7-9]|2\d)$/);
    await page.keyboard.press("Enter");
    await expect(button(explorer, "Spill av")).toBeFocused();
    const date = (await head.getAttribute("aria-valuetext"))!;
    await expect(explorer.timeline.getByRole("heading", { level: 2 })).toContainText(date);
    await expect(page).toHaveURL(/time=20\d\d-\d\d/);
    await expect(explorer.timeline).toContainText(/sikre?, \d+ mulige?/);
    await a11y();
    expect(await page.evaluate(() => history.length), "one step of the history").toBe(steps + 1);
    await page.goBack();
    await explorer.asks("time=2015-12");
    await expect(head).toHaveAttribute("aria-valuetext", "desember 2015");
  });

  test("is what links lead to and the title says, once it rests", async ({ explorer, page }) => {
    await explorer.open("nb", "time=2020-06&undated=hide&layout=timeline");
    const before = await page.title();
    await explorer.timeline.getByRole("slider", { name: "Ved utgangen av", exact: true }).focus();
    for (let year = 0; year < 4; year++) await page.keyboard.press("PageDown");
    await explorer.asks("time=2016-06&undated=hide");
    await expect(page).toHaveTitle(new RegExp(`^${await explorer.count.textContent()} – `));
    expect(await page.title(), "fewer took part").not.toBe(before);
    for (const link of [
      page.getByRole("link", { name: "English", exact: true }),
      page.locator(".marks a").first(),
      page.locator(".tabs a").first(),
    ]) {
      await expect(link).toHaveAttribute("href", /time=2016-06/);
    }
  });

  test("goes along to the other language while it plays", async ({ explorer, page }) => {
    await explorer.open("nb", "time=2015-12&layout=timeline");
    await button(explorer, "Spill av").click();
    const head = explorer.timeline.getByRole("slider", { name: "Ved utgangen av", exact: true });
    await expect(head).toHaveAttribute("aria-valuetext", /2016$/);
    await page.getByRole("link", { name: "English", exact: true }).click();
    await expect(page).toHaveURL(/\/en\/\?.*time=201[67]-/);
  });

  test("steps to what changes next, and says it once", async ({ explorer, page }) => {
    await explorer.open("nb", "time=2017-09&layout=timeline");
    await button(explorer, "Neste endring").focus();
    await page.keyboard.press("Enter");
    await explorer.asks("time=2017-10");
    await expect(explorer.announced).toHaveText(
      /^Ved utgangen av oktober 2017: 36 organisasjoner: \d+ sikre?, \d+ mulige?$/,
    );
    await button(explorer, "Forrige endring").click();
    await page.keyboard.press("Enter");
    await expect.poll(() => explorer.asked()).toMatch(/^time=2017-0[1-8]$/);
    const head = explorer.timeline.getByRole("slider", { name: "Ved utgangen av", exact: true });
    await head.focus();
    await page.keyboard.press("PageUp");
    await expect(head).toHaveAttribute("aria-valuetext", /2018$/);
    await expect.poll(() => explorer.asked()).toMatch(/^time=2018-0[1-8]$/);
  });

  test("tells the story from milestone to milestone", async ({ explorer, page, a11y }) => {
    await explorer.open("nb", "layout=timeline");
    await button(explorer, "Spill historien").click();
    const first = explorer.opened("Tanken om en prosessklynge på Helgeland");
    await expect(first).toContainText("29. oktober 2014");
    await expect(page, "the address follows").toHaveURL(/time=2014-10&.*open=milestone/);
    await expect(button(explorer, "Spill historien"), "the focus stays").toBeFocused();
    await expect(
      page.getByRole("status").filter({ hasText: "Tanken om en prosessklynge" }),
    ).toBeAttached();
    await a11y();
    await button(explorer, "Neste endring").click();
    await expect(first).toBeHidden();
    await expect(page).toHaveURL(/open=milestone/);
    await button(explorer, "Pause").click();
    const paused = page.url();
    await button(explorer, "Forrige endring").click();
    await expect(page).not.toHaveURL(paused);
  });

  test("is one step of the history, although the map goes along", async ({ explorer, page }, { project }) => {
    test.skip(project.name === "phone", "the same code");
    await explorer.open("nb", "layout=timeline");
    await explorer.letMapCome();
    await expect(explorer.map.locator(".canvas.ready")).toBeAttached({ timeout: 40_000 });
    await button(explorer, "Spill historien").click();
    // Far enough for the map to have been at a place and to have come to rest there.
    for (let step = 0; step < 6; step += 1) await button(explorer, "Neste endring").click();
    await page.waitForTimeout(1200);
    await expect(page).toHaveURL(/open=milestone/);
    await button(explorer, "Pause").click();
    await page.goBack();
    await expect(page).toHaveURL(/\/nb\/\?layout=timeline$/);
  });

  test("shows a part of the axis and finds its way back", async ({ explorer, page, a11y }) => {
    await explorer.open("nb", "layout=timeline");
    const marks = await explorer.milestones.count();
    await button(explorer, "Vis kortere tidsrom").click();
    await button(explorer, "Vis kortere tidsrom").click();
    await expect(page).toHaveURL(/axis=20\d\d-\d\d%?.*20\d\d-\d\d/);
    await button(explorer, "Vis senere").focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => explorer.milestones.count()).not.toBe(marks);
    const part = await explorer.milestones.count();
    await explorer.counts(36);
    await a11y();
    for (let out = 0; out < 2; out += 1) await button(explorer, "Vis lengre tidsrom").click();
    await expect(page).not.toHaveURL(/axis=/);
    await expect.poll(() => explorer.milestones.count()).not.toBe(part);
    const back = await explorer.milestones.count();
    await page.reload();
    await explorer.live();
    await expect(explorer.milestones).toHaveCount(back);
  });

  test("compares two dates in list and map", async ({ explorer, page, a11y }) => {
    await explorer.open("nb", "time=2024&compare=2016");
    await expect(explorer.chip("Sammenlignet med 2016")).toBeVisible();
    await expect(explorer.panel).toContainText(/\d+ kom til · /);
    await expect(explorer.rows.first(), "what has changed comes first").toContainText("kom til");
    await expect(explorer.mark(/kom til/).first()).toBeVisible();
    await a11y();
    await explorer.show("timeline");
    const field = explorer.timeline.getByRole("textbox", { name: "Sammenlign med" });
    await expect(field).toHaveValue("2016");
    await field.fill("2022");
    await field.press("Enter");
    await explorer.asks("time=2024&compare=2022");
    await explorer.show("list");
    await expect(explorer.row("Norwegian Crystals")).toContainText("gikk ut");
    await page.goBack();
    await explorer.asks("time=2024&compare=2016");
  });

  test("only what the map shows, by keyboard", async ({ explorer, page }) => {
    await explorer.open("nb", "zoom=8&center=66.31,14.14");
    await page.getByRole("button", { name: "Bare i kartutsnittet" }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => explorer.asked()).toMatch(/^bbox=/);
    await explorer.show("list");
    await explorer.chip("I kartutsnittet").focus();
    await page.keyboard.press("Enter");
    await explorer.asks("");
    await explorer.counts(36);
  });

  test("an address as of a date draws the same on page and picture", async ({ explorer, page }) => {
    await explorer.open("nb", "time=2016");
    const marks = await explorer.marks.getByRole("link").count();
    const svg = await (await page.request.get("/map.svg?time=2016&width=390&height=344")).text();
    expect(svg).toContain("2016");
    const all = await (await page.request.get("/map.svg?width=390&height=344")).text();
    expect(svg, "what had not come yet is not drawn").not.toBe(all);
    expect(marks).toBeGreaterThan(0);
    const png = await page.request.get("/map.png?time=2020-06&width=390&height=344");
    expect(png.headers()["content-type"]).toBe("image/png");
  });
});

test.describe("with less motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("time is played in steps, without a sweep", async ({ explorer, page }) => {
    await explorer.open("nb", "time=2017-06&layout=timeline");
    await explorer.timeline.getByRole("combobox", { name: "Fart" }).selectOption("4");
    const head = explorer.timeline.getByRole("slider", { name: "Ved utgangen av", exact: true });
    await head.evaluate((slider) => {
      const dates: string[] = ((globalThis as any).dates = []);
      new MutationObserver(() => dates.push(slider.getAttribute("aria-valuetext")!)).observe(slider, {
        attributes: true,
        attributeFilter: ["aria-valuetext"],
      });
    });
    await button(explorer, "Spill av").click();
    await expect(head).toHaveAttribute("aria-valuetext", /201[89]/);
    await button(explorer, "Pause").click();
    const dates = await page.evaluate(() => new Set((globalThis as any).dates as string[]).size);
    expect(dates, "from change to change, not month by month").toBeLessThan(18);
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("steps, axis and comparison are links and a form", async ({ explorer, page, a11y }) => {
    await explorer.open("nb", "time=2017-09&layout=timeline");
    await expect(button(explorer, "Spill av")).toBeHidden();
    await button(explorer, "Neste endring").click();
    await expect(page).toHaveURL(/time=2017-10/);
    await button(explorer, "Vis kortere tidsrom").click();
    await expect(page).toHaveURL(/axis=/);
    await a11y();
    await explorer.timeline.getByRole("textbox", { name: "Sammenlign med" }).fill("2024");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/compare=2024/);
    await expect(page).toHaveURL(/axis=/);
    await expect(explorer.timeline).toContainText("kan ha kommet til");
    await button(explorer, "Spill historien").click();
    await expect(page).toHaveURL(/\/nb\/timeline$/);
  });
});
