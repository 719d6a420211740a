// The longest list that a frame shows, of a cluster with hundreds of organisations.

import { element, expect, frames, test as base } from "../host";
import { program, served } from "../served.mjs";

const test = base.extend<{}, { many: string }>({
  many: [
    async ({}, use) => {
      const { url, stop } = await served(program, 400);
      await use(url);
      stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  baseURL: async ({ many }, use) => use(many),
});
test.skip(!program, "the program is not known");

test("the longest list fits into its frame in a narrow column", async ({ host, page }) => {
  test.skip(test.info().project.name === "phone", "it sets the width itself");
  await page.setViewportSize({ width: 280, height: 700 });
  await host.open(element('kind="list" view="page=900"'), { head: "<style>body{margin:0}</style>" });
  const [frame] = await frames(page, 1);
  await expect(frame.locator(".row")).toHaveCount(150);
  await expect(async () => {
    const [content, room] = await frame.evaluate(() => [document.documentElement.scrollHeight, innerHeight]);
    expect(content).toBeGreaterThan(8000);
    expect(content, "no scrollbar").toBeLessThanOrEqual(room);
  }).toPass();
  await expect(frame.getByRole("link", { name: /Se alle/ })).toBeVisible();
});
