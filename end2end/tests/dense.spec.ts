// Five hundred organisations at one point.

import { program, served } from "../served.mjs";
import { expect, test as base } from "../test";

const COUNT = 2500;
const CROWD = 500;

const test = base.extend<{}, { crowded: string }>({
  crowded: [
    async ({}, use) => {
      const { url, stop } = await served(program, COUNT, (partners, sites) => {
        const site = sites.find(({ id }) => id === "test-park-0");
        for (const partner of partners.slice(0, CROWD)) {
          const { lat, lon, precision, label, coordinate_source } = site;
          const location = { lat, lon, precision, label, coordinate_source, place_basis: "source" };
          Object.assign(partner, { site: site.id, location, also_at: [] });
          for (const key of ["municipality_number", "municipality", "county_number", "county"]) {
            partner[key] = site[key];
          }
        }
        for (const each of sites) {
          each.partner_ids = partners.filter((partner) => partner.site === each.id).map(({ id }) => id);
        }
      });
      await use(url);
      stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ crowded }, use) => use(crowded),
});
test.skip(!program, "the program is not known");

test("a crowded site is a named list that can be searched, also by keyboard", async ({ explorer, page, a11y }) => {
  await explorer.open("en", "open=group.test-park-0");
  const list = page.getByRole("complementary").filter({ has: page.locator("#list-title") });
  await expect(list).toBeVisible();
  const names = list.getByRole("link");
  expect(await names.count(), "the page does not grow with the crowd").toBeLessThanOrEqual(203);
  await expect(list).toContainText(/\d+ more are not named here/);
  await a11y();

  await explorer.open("en", "site=test-park-0");
  const counted = Number((await explorer.count.textContent())!.match(/\d+/)![0]);
  expect(counted).toBeGreaterThanOrEqual(CROWD);
  await explorer.show("list");
  const name = (await page.locator(".row a").last().textContent())!.trim();
  // The named list follows the search.
  await explorer.open("en", "open=group.test-park-0");
  await explorer.show("filters");
  await explorer.search(name);
  await explorer.show("list");
  await expect(list.getByRole("link", { name })).toBeVisible();
  await explorer.link(name).first().focus();
  await page.keyboard.press("Enter");
  await expect(explorer.heading(name)).toBeFocused();
  await a11y();
});
