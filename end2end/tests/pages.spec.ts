// Pages of text: each is sound, accessible, free of script, and can be used by keyboard and printed.
// The phone reads Norwegian in the dark, the desktop English in the light, so that few runs see all.

import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, test } from "../test";

const PAGES = [
  "partners?kind=process-industry&columns=role&columns=expertise",
  "partners?kind=xyz",
  "partners/elkem-salten",
  "partners/norwegian-crystals",
  "sites",
  "sites/mo-industripark",
  "places/1833",
  "expertise",
  "expertise/co2-capture",
  "kinds/renewable-power",
  "timeline",
  "timeline?category=award",
  "value-chain",
  "numbers",
  "projects",
  "projects/co2-hub-nord",
  "compare?partners=elkem-rana&partners=elkem-salten&partners=finnfjord",
  "search?q=hydrogn",
  "search",
  "join",
  "about",
  "data",
  "help",
  "privacy",
  "accessibility",
  "sites/mo-industriprak",
  "nothing-here",
];

/** By how many pixels a page is wider than its window. A phone's own idea of its width follows the page. */
async function overflow(page: Page): Promise<number> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  return width - page.viewportSize()!.width;
}

test("every page is sound, accessible and fits", async ({ page, a11y, validHtml, isMobile, troubles }) => {
  test.setTimeout(180_000);
  const lang = isMobile ? "nb" : "en";
  await page.emulateMedia({ colorScheme: isMobile ? "dark" : "light" });
  const wide: string[] = [];
  for (const rest of PAGES) {
    await page.goto(`/${lang}/${rest}`);
    await expect(page.locator("html"), rest).toHaveAttribute("lang", lang);
    await expect(page.getByRole("heading", { level: 1 }), rest).toBeVisible();
    await expect(page.locator("script[src]"), `${rest} needs no script`).toHaveCount(0);
    const over = await overflow(page);
    if (over > 0) wide.push(`${rest}: ${over} px`);
    await a11y();
    await validHtml();
  }
  expect(wide, "pages that are wider than the window").toEqual([]);
  // The browser reports the two pages that are not there.
  const missing = troubles.splice(0);
  expect(missing.filter((trouble) => !trouble.includes("404 (Not Found)"))).toEqual([]);
  expect(missing.length).toBe(2);
});

test("at 320 pixels nothing is cut off", async ({ page, isMobile }) => {
  test.skip(!isMobile, "one width is enough");
  await page.setViewportSize({ width: 320, height: 640 });
  for (const rest of ["partners", "value-chain", "numbers", "timeline", "projects", "compare?partners=sintef,ntnu"]) {
    await page.goto(`/nb/${rest}`);
    expect(await overflow(page), rest).toBeLessThanOrEqual(0);
  }
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the search at the top finds everything and leads on", async ({ page }) => {
    await page.goto("/nb/about");
    await page.getByRole("banner").getByRole("searchbox").fill("hydrogn");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/nb\/search\?q=hydrogn$/);
    await page.getByRole("main").getByRole("link", { name: "Hydrogen Hub Mo" }).first().click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hydrogen Hub Mo");
    await page.getByRole("main").getByRole("link", { name: /^Celsa/ }).first().click();
    await expect(page).toHaveURL(/\/nb\/partners\/celsa-armeringsstal$/);
    await page.getByRole("link", { name: "English", exact: true }).click();
    await expect(page, "the language switch keeps the place").toHaveURL(/\/en\/partners\/celsa-armeringsstal$/);
  });

  test("organisations are ticked in the table and compared", async ({ page }) => {
    await page.goto("/en/partners");
    await page.getByLabel("Choose Elkem Rana").check();
    await page.getByLabel("Choose Elkem Salten").check();
    await page.getByRole("button", { name: "Compare the chosen" }).click();
    await expect(page).toHaveURL(/\/en\/compare\?partners=elkem-rana&partners=elkem-salten$/);
    await expect(page.getByRole("columnheader")).toHaveCount(2);
    await page.getByRole("link", { name: "Take out: Elkem Rana" }).click();
    await expect(page.getByRole("columnheader")).toHaveCount(1);
  });

  test("the register is filtered by its form and by ready selections", async ({ page }) => {
    await page.goto("/en/partners");
    await page.getByText("Ready selections").click();
    await page.getByRole("link", { name: "Core companies of 2017 (10)" }).click();
    await expect(page.getByRole("row")).toHaveCount(11);
    await page.getByRole("searchbox", { name: "Search" }).last().fill("elkem");
    await page.getByRole("button", { name: "Show", exact: true }).click();
    await expect(page.getByRole("row"), "the selection stays").toHaveCount(4);
  });

  test("the table is downloaded as it is shown", async ({ page }) => {
    await page.goto("/nb/partners?q=elkem&sort=joined");
    await page.getByText("Kolonner", { exact: true }).first().click();
    for (const column of ["Rolle", "Verdikjede", "Sted"]) {
      await page.getByRole("checkbox", { name: column, exact: true }).uncheck();
    }
    await page.getByRole("checkbox", { name: "Konsern" }).check();
    await page.getByRole("button", { name: "Vis", exact: true }).click();
    const cells = page.locator("thead th:not(:last-child), tbody th, tbody td:not(.pick)");
    const shown = (await cells.allInnerTexts()).map((cell) => cell.replace(" ↑", "").split("\n")[0]);
    expect(shown.slice(0, 4)).toEqual(["Navn", "Type", "Konsern", "Med i klyngen"]);
    const loading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Last ned som CSV" }).click();
    const file = await loading;
    expect(file.suggestedFilename()).toBe("partners.csv");
    const lines = readFileSync(await file.path(), "utf8").trimEnd().split("\r\n");
    expect(lines.flatMap((line) => line.split(","))).toEqual(shown);
  });
});

test("the value chain is walked by keyboard", async ({ page, isMobile }) => {
  test.skip(isMobile, "phones have no Tab key");
  await page.goto("/en/value-chain");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "To the content" }).or(page.locator(".skip"))).toBeFocused();
  await page.getByRole("navigation", { name: "Stages of the value chain" }).getByRole("link", { name: "Primary production" }).focus();
  await page.keyboard.press("Enter");
  const stage = page.getByRole("region", { name: /^Primary production/ });
  await expect(stage).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(stage.getByRole("link").first()).toBeFocused();
  await stage.getByRole("link", { name: "Next stage: Materials and products" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /^Materials and products/ })).toBeFocused();
});

test("on paper the record stays and the controls go", async ({ page, isMobile }) => {
  test.skip(isMobile, "paper has one width");
  await page.goto("/en/partners/elkem-salten");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByText("Lower NOx emissions at Elkem Salten")).toBeVisible();
  await expect(page.locator(".menu")).toBeHidden();
  await expect(page.locator(".acts")).toBeHidden();
});
