// The timeline: by keyboard, by pointer, by typed dates; the list and the counts follow.

import type { Locator } from "@playwright/test";

import { expect, test } from "../test";

/** What the window looks like: which signs are dimmed, and where its shading stands. */
const looks = (timeline: Locator) =>
  timeline.evaluate((it) => [
    [...it.querySelectorAll(".ms")].map((sign) => sign.classList.contains("dim")),
    it.querySelector("#shading")!.hasAttribute("display")
      ? "no shading"
      : ["x", "width"].map((name) => it.querySelector("#shading")!.getAttribute(name)),
  ]);

test.describe("the timeline", () => {
  test("looks after steps as it does when the same address is opened", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.show("timeline");
    const whole = await looks(explorer.timeline);
    expect(whole[1]).toBe("no shading");
    await explorer.windowStart.focus();
    for (const key of ["PageUp", "PageUp", "PageUp", "PageUp", "PageDown"]) await page.keyboard.press(key);
    await explorer.asks("time=2017-01/2025-12");
    const stepped = await looks(explorer.timeline);
    expect(stepped[0]).toContain(true);
    await page.reload();
    await explorer.live();
    expect(await looks(explorer.timeline)).toEqual(stepped);
    await explorer.timeline.getByRole("link", { name: "Hele perioden" }).click();
    await expect.poll(() => looks(explorer.timeline)).toEqual(whole);
  });

  test("is moved by keys; list, counts and address follow", async ({ explorer, page, a11y }) => {
    await explorer.open();
    await explorer.show("timeline");
    const { windowStart, windowEnd } = explorer;
    await expect(windowStart).toHaveAttribute("aria-valuetext", "januar 2014");
    await expect(windowEnd).toHaveAttribute("aria-valuetext", "desember 2025");

    await windowStart.focus();
    for (let year = 0; year < 4; year += 1) await page.keyboard.press("PageUp");
    await expect(windowStart).toHaveAttribute("aria-valuetext", "januar 2018");
    await page.keyboard.press("ArrowRight");
    await expect(windowStart).toHaveAttribute("aria-valuetext", "februar 2018");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowDown");
    await expect(windowStart).toHaveAttribute("aria-valuetext", "januar 2018");
    await expect(windowStart).toHaveAttribute("aria-valuenow", "48");
    await explorer.asks("time=2018-01/2025-12");

    await windowEnd.focus();
    for (let year = 0; year < 5; year += 1) await page.keyboard.press("PageDown");
    await expect(windowEnd).toHaveAttribute("aria-valuetext", "desember 2020");
    await explorer.asks("time=2018-01/2020-12");
    await expect(explorer.timeline.getByRole("heading", { level: 2 })).toHaveText(
      /Januar 2018 – desember 2020$/,
    );
    await expect(explorer.timeline).toContainText(/\d+ sikre?, \d+ mulige?/);
    await a11y();

    await windowStart.focus();
    await page.keyboard.press("Home");
    await windowEnd.focus();
    await page.keyboard.press("Home");
    await expect(windowEnd, "the end does not pass the start").toHaveAttribute("aria-valuenow", "0");
    await page.keyboard.press("PageUp");
    await explorer.asks("time=2014-01/2015-01");
    await explorer.counts(20);
    await page.keyboard.press("End");
    await explorer.asks("");
    await explorer.counts(36);
  });

  test("makes one step of the history of one gesture", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.show("timeline");
    await explorer.windowStart.focus();
    for (let year = 0; year < 4; year += 1) await page.keyboard.press("PageUp");
    await explorer.windowEnd.focus();
    await explorer.asks("time=2018-01/2025-12");
    await page.goBack();
    await explorer.asks("");
    await expect(explorer.windowStart).toHaveAttribute("aria-valuetext", "januar 2014");
  });

  test("is moved by the pointer", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.show("timeline");
    await explorer.windowEnd.scrollIntoViewIfNeeded();
    const from = (await explorer.windowStart.boundingBox())!;
    const to = (await explorer.windowEnd.boundingBox())!;
    const at = { x: to.x + to.width / 2, y: to.y + to.height / 2 };
    const middle = (from.x + from.width / 2 + at.x) / 2;
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move((at.x + middle) / 2, at.y, { steps: 4 });
    await page.mouse.move(middle, at.y, { steps: 4 });
    await page.mouse.up();
    // The middle of 2014 to 2025 is the end of 2019.
    await explorer.asks("time=2014-01/2019-12");
    await expect(explorer.windowEnd).toHaveAttribute("aria-valuetext", "desember 2019");
    await page.goBack();
    await explorer.asks("");
  });

  test("takes typed dates: as of one, or a window", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.show("timeline");
    await explorer.dates.fill("2020-06");
    await explorer.dates.press("Enter");
    await explorer.asks("time=2020-06");
    await explorer.counts(36);
    await expect(explorer.timeline).toContainText("17 sikre, 19 mulige");
    await expect(explorer.announced).toHaveText(
      "Ved utgangen av juni 2020: 36 organisasjoner: 17 sikre, 19 mulige",
    );
    await expect(explorer.timeline.getByRole("heading", { level: 2 })).toHaveText(
      /Ved utgangen av juni 2020$/,
    );
    await expect(explorer.windowStart).toHaveAttribute("aria-valuetext", "juni 2020");
    await expect(explorer.windowEnd).toHaveAttribute("aria-valuetext", "juni 2020");

    await explorer.dates.fill("2014/2016");
    await explorer.dates.press("Enter");
    await explorer.asks("time=2014/2016");
    await explorer.counts(20);

    await explorer.timeline.getByRole("link", { name: "Hele perioden" }).click();
    await explorer.asks("");
    await explorer.counts(36);
    await expect(explorer.dates).toHaveValue("");
    await page.goBack();
    await explorer.asks("time=2014/2016");
  });

  test("tells in each row whether membership was certain then", async ({ explorer }) => {
    await explorer.open("nb", "time=2018");
    await expect(explorer.row("Finnfjord")).toContainText("Sikker");
    await expect(explorer.row("LO")).toContainText("Mulig");
    await expect(explorer.row("LO")).toContainText("ukjent dato");
  });

  test("leaves out who had left by then", async ({ explorer }) => {
    await explorer.open("nb", "time=2022");
    await expect(explorer.link("Norwegian Crystals")).toBeVisible();
    await explorer.counts(36);
    await explorer.open("nb", "time=2024");
    await explorer.counts(35);
    await expect(explorer.link("Norwegian Crystals")).toBeHidden();
  });

  test("always says what has no date, and lists it", async ({ explorer, a11y }) => {
    await explorer.open("nb", "layout=timeline");
    await expect(explorer.undated).toContainText("18 organisasjoner");
    await expect(explorer.undated).toContainText("1 milepæl");
    await explorer.undated.click();
    const list = explorer.opened("Dato ukjent");
    await expect(explorer.heading("Dato ukjent")).toBeFocused();
    await expect(list.getByRole("link", { name: /^LO/ })).toBeVisible();
    await expect(
      list.getByRole("link", { name: "Prosessbedriftene lærer av Finnfjords alger" }),
    ).toBeVisible();
    await a11y();
    await explorer.close.click();
    await expect(explorer.undated).toBeFocused();
  });

  test("can hide those with unknown dates", async ({ explorer }) => {
    await explorer.open("nb", "layout=timeline&time=2020");
    await explorer.timeline.getByRole("checkbox", { name: "Skjul dem med ukjent dato" }).check();
    await explorer.asks("time=2020&undated=hide");
    await explorer.counts(18);
  });

  test("opens a milestone with what is known of its date", async ({ explorer, page, a11y }) => {
    await explorer.open();
    await explorer.show("timeline");
    await explorer.milestones.first().focus();
    await page.keyboard.press("Enter");
    const idea = explorer.opened("Tanken om en prosessklynge på Helgeland");
    await expect(explorer.heading("Tanken om en prosessklynge på Helgeland")).toBeFocused();
    await expect(idea).toContainText("29. oktober 2014");
    await expect(idea).toContainText("Publiseringsdato.");
    await expect(idea.getByRole("link", { name: /^Alcoa Mosjøen/ })).toBeVisible();
    await a11y();
    await explorer.close.click();
    await expect(explorer.milestones.first()).toBeFocused();
  });

  test("leads from a milestone to those before and after it, also where they share one sign", async ({ explorer, page, a11y }) => {
    await explorer.open("nb", "open=milestone.arena-pro-start");
    const around = page.getByRole("group").filter({ hasText: "Før og etter" });
    await page.getByText("Før og etter").click();
    await expect(around.getByRole("listitem")).toHaveCount(8);
    const next = around.getByRole("link").nth(4);
    const name = (await next.textContent())!;
    await next.focus();
    await page.keyboard.press("Enter");
    await expect(explorer.heading(name)).toBeFocused();
    await a11y();
  });

  test("shows estimates as estimates", async ({ explorer }) => {
    await explorer.open();
    const text = await explorer.timelineText();
    await text.getByRole("link", { name: "41 deltakere", exact: true }).click();
    const count = explorer.opened("41 deltakere");
    await expect(count).toContainText("om lag 2018");
    await expect(count).toContainText("anslått ut fra sammenhengen");
  });

  test("can be read as text", async ({ explorer, a11y }) => {
    await explorer.open();
    const text = await explorer.timelineText();
    await expect(text).toContainText("ARENA: 2017–2020");
    await expect(text).toContainText(/ARENA PRO: 2021–\d{4}, slutt ikke kjent/);
    await expect(text).toContainText("mer enn 90 partnere");
    await expect(text).toContainText("Dato ukjent: 18 organisasjoner");
    await a11y();
  });
});
