// A hundred thousand organisations: loaded, searched, filtered and played in one page.

import { program, served } from "../served.mjs";
import { expect, test as base } from "../test";


const test = base.extend<{}, { large: string }>({
  large: [
    async ({}, use) => {
      const { url, stop } = await served(program, 100_000);
      await use(url);
      stop();
    },
    { scope: "worker", timeout: 180_000 },
  ],
  baseURL: async ({ large }, use) => use(large),
});
test.skip(!program, "the program is not known");

test("a hundred thousand organisations are one page", async ({ explorer, page, a11y }, { project }) => {
  test.skip(project.name !== "desktop", "the same work on every screen");
  test.setTimeout(120_000);
  await explorer.open("en");
  const counted = async () => Number((await explorer.count.textContent())!.replace(/\D/g, ""));
  expect(await counted()).toBe(100_000);
  await expect(page.locator(".row")).toHaveCount(50);
  expect(await explorer.marks.getByRole("link").count()).toBeLessThanOrEqual(150);
  await a11y();

  const name = (await page.locator(".row a").last().textContent())!.trim();
  await explorer.search(name);
  await expect(explorer.link(name).first()).toBeVisible();
  await explorer.search("");
  await expect.poll(counted).toBe(100_000);

  const kind = page.locator("details").filter({ has: page.locator("input[name=kind]") });
  if (!(await kind.evaluate((details: HTMLDetailsElement) => details.open))) await kind.locator("summary").click();
  await kind.getByRole("checkbox").first().check();
  await expect.poll(counted).toBeLessThan(100_000);
  const some = await counted();
  await page.getByRole("slider").last().focus();
  await page.keyboard.press("ArrowLeft");
  await expect(page).toHaveURL(/time=/);
  expect(await counted()).toBeLessThanOrEqual(some);

  // A group of thousands opens as a list that the page can hold.
  await explorer.marks.getByRole("link").first().click();
  const links = page.getByRole("complementary").last().getByRole("link");
  await expect(links.first()).toBeVisible();
  expect(await links.count()).toBeLessThanOrEqual(203);
});
