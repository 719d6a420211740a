// Another cluster, fictional and elsewhere in Europe: nothing is tied to the first one.

import { expect, test } from "../test";

const url = process.env.KLYNGEKART_OTHER_URL;
test.skip(!url, "no other cluster is being served");
test.use({ baseURL: url, locale: "en-GB" });

test("a fictional cluster has its own name, language, place and colours", async ({
  explorer,
  page,
  a11y,
  validHtml,
}) => {
  await page.goto("/");
  await expect(page, "its first language").toHaveURL(/\/en\/$/);
  await explorer.open("en");
  await expect(page).toHaveTitle(/ – Klyngekart – Example Estuary Cluster \(fictional\)$/);
  await expect(explorer.marks.getByRole("link").first()).toBeVisible();
  await expect(page.locator("body")).not.toContainText(/Arctic|Helgeland|Norskehavet/);
  const accent = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue("--accent").trim(),
  );
  expect(accent).toBe("#7a2e5d");
  await a11y();
  await validHtml();

  const [name] = await explorer.names(1);
  await explorer.link(name).click();
  await expect(explorer.heading(name)).toBeFocused();
  await a11y();
});
