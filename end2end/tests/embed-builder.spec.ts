// The builder of embeds: from the view of the moment to a snippet.

import { expect, test } from "../test";

test("the view of the moment becomes a snippet, with a preview that follows", async ({ explorer, page, a11y, validHtml }) => {
  await explorer.open();
  await explorer.search("elkem");
  await explorer.asks("q=elkem");
  await page.getByRole("link", { name: "Vis dette på eget nettsted" }).click();
  await expect(page).toHaveURL(/embed-builder\?url=\/nb\/%3Fq%3Delkem$/);
  const preview = page.frameLocator("klyngekart-view iframe");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("3 organisasjoner");
  await a11y();
  await validHtml();

  await page.getByLabel(/^Hva/).selectOption("list");
  await expect(preview.locator(".row")).toHaveCount(3);
  await page.getByLabel("søke").check();
  await expect(preview.getByRole("searchbox")).toBeVisible();
  await page.getByLabel("Navn på rammen").fill("Våre verk");
  await page.getByLabel("Bredde på prøven").selectOption("280");
  await expect.poll(async () => (await page.locator("klyngekart-view").boundingBox())?.width ?? 9999).toBeLessThanOrEqual(280);
  await page.getByLabel("Lyst eller mørkt").selectOption("dark");
  const snippet = page.getByLabel("Med skript", { exact: true });
  await page.context().grantPermissions(["clipboard-write"]);
  await page.getByRole("button", { name: "Kopier" }).first().click();
  await expect(page.getByRole("status").filter({ hasText: "Kopiert" })).toBeVisible();
  // What was typed last is in it at once, and what is kept free is what the content takes at several widths.
  const copied = await snippet.inputValue();
  const [, reserve] = /reserve="(.*?)"/.exec(copied)!;
  expect(reserve).toMatch(/^280:\d+ 400:\d+ 600:\d+ 800:\d+ 1200:\d+$/);
  expect(copied).toContain(`kind="list" view="q=elkem" theme="dark" allow="search" reserve="${reserve}" frame-title="Våre verk"`);
  await expect(page.locator(".measure")).toHaveCount(0);
  // The page may not read the clipboard, but its visitor may paste.
  const field = page.getByLabel("Navn på rammen");
  await field.evaluate((input: HTMLInputElement) => input.removeAttribute("maxlength"));
  await field.fill("");
  await field.press("Control+v");
  expect(await field.inputValue()).toBe(copied.replaceAll("\n", " "));
  for (const name of ["Bare en ramme", "Med skript som aldri endres", "Bare et bilde", "Bare en lenke"]) {
    const section = page.locator("section.snippet", { has: page.getByRole("heading", { name, exact: true }) });
    await section.getByRole("button", { name: "Kopier" }).click();
    await expect(section.getByRole("status")).toHaveText("Kopiert");
    await field.fill("");
    await field.press("Control+v");
    expect(await field.inputValue()).toBe((await section.getByRole("textbox").inputValue()).replaceAll("\n", " "));
  }
  await a11y();
});

test("an address that is pasted brings its own kind and options into the form", async ({ page }) => {
  await page.goto("/nb/embed-builder");
  await page.getByLabel("Adressen til visningen").fill("/nb/embed/v1/list?theme=dark&allow=search&q=elkem");
  await page.getByLabel("Adressen til visningen").press("Tab");
  const preview = page.frameLocator("klyngekart-view iframe");
  await expect(preview.locator(".row")).toHaveCount(3);
  await expect(page.getByLabel(/^Hva/)).toHaveValue("list");
  await expect(page.getByLabel("Lyst eller mørkt")).toHaveValue("dark");
  await expect(page.getByLabel("søke")).toBeChecked();
  await page.getByLabel(/^Hva/).selectOption("timeline");
  await expect(preview.getByRole("heading", { level: 1 })).toHaveText("Tidslinje");
  await expect(page.getByLabel("Lyst eller mørkt")).toHaveValue("dark");
  await expect(page.locator("klyngekart-view")).toHaveAttribute("allow", "search");
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("the builder is a form", async ({ page, a11y }) => {
    await page.goto("/en/partners/elkem-rana");
    await page.getByRole("link", { name: "Show this on your own site" }).click();
    await expect(page.frameLocator("klyngekart-view iframe").getByRole("heading", { level: 1 })).toHaveText("Elkem Rana");
    await page.getByLabel("Height", { exact: true }).fill("600");
    await page.getByRole("button", { name: "Update" }).click();
    await expect(page.getByLabel("Only a frame")).toHaveValue(/height="600"/);
    await a11y();
  });
});
