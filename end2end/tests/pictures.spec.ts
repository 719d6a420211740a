// Pictures of the pages, for people to look at: every width, theme and language, in end2end/pictures. They
// are made when somebody asks for them, by PICTURES or, with the one in the README, by UPDATE_PICTURES.

import { copyFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, test } from "../test";

const PICTURES = "end2end/pictures";
/** The picture in the README, made anew when somebody asks for it. */
const README = "docs/explorer.png";

test.skip(!process.env.PICTURES && !process.env.UPDATE_PICTURES, "nobody asked for pictures");

for (const lang of ["nb", "en"] as const) {
  test(`pictures in ${lang}`, async ({ explorer, page }, { project }) => {
    test.slow(); // many pictures, each of a map that has come to rest
    const quiet = watchRequests(page);
    const take = async (name: string, theme: string) => {
      const path = `${PICTURES}/${project.name}-${theme}-${lang}-${name}.png`;
      await still(page, quiet);
      await page.screenshot({ path });
      return path;
    };

    await explorer.open(lang);
    const tile = page.waitForResponse(/\/tiles\//);
    await explorer.letMapCome();
    await tile;
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      const picture = await take("explorer", theme);
      if (process.env.UPDATE_PICTURES && project.name === "desktop" && lang === "nb") {
        if (theme === "light") copyFileSync(picture, README);
      }
      await explorer.link("Elkem Rana").click();
      await expect(explorer.heading("Elkem Rana")).toBeFocused();
      await take("selection", theme);
      await explorer.close.click();
      await expect(explorer.opened("Elkem Rana")).toBeHidden();
    }
    await page.goto(`/${lang}/partners/elkem-rana`);
    for (const theme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await take("partner", theme);
    }
  });
}

/** Whether no request is on its way. */
function watchRequests(page: Page): () => boolean {
  let open = 0;
  page.on("request", () => (open += 1));
  for (const end of ["requestfinished", "requestfailed"] as const) {
    page.on(end as "requestfinished", () => (open -= 1));
  }
  return () => open === 0;
}

/** Waits until nothing is on its way and two pictures after each other are the same. */
async function still(page: Page, quiet: () => boolean): Promise<void> {
  let last = Buffer.alloc(0);
  await expect
    .poll(
      async () => {
        const now = await page.screenshot();
        const same = quiet() && now.equals(last);
        last = now;
        return same;
      },
      { intervals: [400], timeout: 30_000 },
    )
    .toBe(true);
}
