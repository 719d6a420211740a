// Near a place, and near the visitor, whose position stays in the browser.

import { expect, test } from "../test";

test("near a place: who is within a distance of it", async ({ explorer, a11y }) => {
  await explorer.open();
  const near = await explorer.facet("Nær et sted");
  await near.getByRole("combobox", { name: "Kommune eller sted" }).selectOption("mo-i-rana");
  await explorer.asks("near=mo-i-rana");
  await near.getByRole("combobox", { name: "Innenfor" }).selectOption("25 km");
  await explorer.asks("near=mo-i-rana&radius=25");
  await expect(explorer.chip(/Innenfor 25\skm fra Mo i Rana/)).toBeVisible();
  await explorer.counts(11);
  await a11y();

  await near.getByRole("combobox", { name: "Innenfor" }).selectOption("100 km");
  await explorer.counts(13);
  await explorer.show("list");
  await explorer.panel.getByRole("combobox", { name: "Sorter" }).selectOption("Avstand");
  await expect(explorer.rows.last()).toContainText(/\d+\skm/);
  await expect(explorer.rows.last()).toContainText("Alcoa Mosjøen");
});

test.describe("near me", () => {
  test.use({ geolocation: { latitude: 66.31, longitude: 14.14 }, permissions: ["geolocation"] });

  test("takes the nearest place of the table, and keeps the position to itself", async ({
    explorer,
    page,
  }) => {
    const sent: string[] = [];
    page.on("request", (request) => {
      sent.push(`${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`);
    });
    await explorer.open();
    const near = await explorer.facet("Nær et sted");
    await near.getByRole("button", { name: "Nær meg" }).click();
    await expect(explorer.chip(/^\s*Innenfor 50\skm fra /)).toBeVisible();
    await expect.poll(() => explorer.asked()).toMatch(/^near=[a-z0-9-]+$/);
    await explorer.show("list");
    await expect(explorer.link("Celsa")).toBeVisible();

    expect(page.url()).not.toMatch(/66\.3|14\.1/);
    for (const request of sent) expect(request).not.toMatch(/66\.31|14\.14/);
  });
});

test.describe("near me, without leave to ask", () => {
  test.use({ geolocation: undefined, permissions: [] });

  test("says so and points to the list of places", async ({ explorer, page }) => {
    await page.addInitScript(() => {
      navigator.geolocation.getCurrentPosition = (_, failed) =>
        failed?.({ code: 1, message: "denied" } as GeolocationPositionError);
    });
    await explorer.open();
    const near = await explorer.facet("Nær et sted");
    await near.getByRole("button", { name: "Nær meg" }).click();
    await expect(near.getByRole("alert")).toHaveText(/^Nettleseren oppga ingen posisjon/);
    await explorer.counts(36);
  });
});
