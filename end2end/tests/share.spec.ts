// One state, one address: what a link says is what everybody sees.

import { Explorer } from "../pages/explorer";
import { expect, holdIdleMoments, test } from "../test";

test("a shared link shows the same to somebody else", async ({ explorer, page, browser }) => {
  await explorer.open();
  await explorer.choose("Kompetanse", "CO2-fangst og -bruk");
  await explorer.search("rana");
  await explorer.asks("q=rana&expertise=co2-capture");
  await explorer.show("list");
  await explorer.link("Celsa").click();
  await expect(explorer.opened("Celsa")).toBeVisible();
  await expect(page).toHaveURL(/[?&]open=celsa-armeringsstal/);
  const names = await explorer.names();
  expect(names.length).toBeGreaterThan(1);

  const elsewhere = await browser.newContext();
  await holdIdleMoments(elsewhere);
  const theirs = Explorer.at(await elsewhere.newPage());
  await theirs.page.goto(page.url());
  await theirs.live();
  expect(await theirs.names()).toEqual(names);
  await expect(theirs.chip("CO2-fangst og -bruk")).toBeVisible();
  await expect(theirs.searchField).toHaveValue("rana");
  await expect(theirs.opened("Celsa")).toBeVisible();
  await elsewhere.close();
});

test("addresses are written in one order, whatever order they were read in", async ({
  explorer,
  page,
}) => {
  await explorer.open("nb", "place=18&kind=process-industry&unknown=1&expertise=biocarbon,hydrogen&page=1");
  await explorer.counts(3);
  await expect(page.locator('link[hreflang="en"][rel="alternate"]')).toHaveAttribute(
    "href",
    /\/en\/\?expertise=biocarbon&expertise=hydrogen&kind=process-industry&place=18$/,
  );
  await explorer.chip("Prosessindustri").click();
  await explorer.asks("expertise=biocarbon&expertise=hydrogen&place=18");
});

const spoken = {
  nb: {
    filter: "gir ingen treff",
    presentation: "vanlig visning brukes",
    nothing: "Ingen organisasjoner passer",
  },
  en: {
    filter: "matches nothing",
    presentation: "the default is shown",
    nothing: "No organisation fits",
  },
} as const;

const filters = [
  "kind=xyz",
  "partners=xyz",
  "time=soon",
  "near=xyz",
  "near=95,200",
  "near=mo-i-rana&radius=far",
  "bbox=1,2,3",
  "undated=perhaps",
  "expertise=hydrogen&match=most",
];

for (const lang of ["nb", "en"] as const) {
  const says = spoken[lang];

  test.describe(`values that mean nothing, in ${lang}`, () => {
    for (const query of lang === "nb" ? filters : filters.slice(0, 2)) {
      test(`${query} matches nothing and is named`, async ({ explorer }, { project }) => {
        const again = project.name === "phone" && query !== filters[0];
        test.skip(again, "an address means the same on every screen");
        await explorer.open(lang, query);
        await explorer.counts(0);
        await expect(explorer.notes).toContainText(query.split("=").pop()!);
        await expect(explorer.notes).toContainText(says.filter);
        await expect(explorer.panel.getByText(says.nothing)).toBeVisible();
        await expect(explorer.chips).toBeVisible();
        await explorer.clearAll.click();
        await explorer.counts(36);
        await expect(explorer.notes).toBeEmpty();
      });
    }

    test("zoom=abc shows the whole map and is named", async ({ explorer, a11y }) => {
      await explorer.open(lang, "zoom=abc");
      await explorer.counts(36);
      await expect(explorer.notes).toContainText("abc");
      await expect(explorer.notes).toContainText(says.presentation);
      await a11y();
    });

    test("an unknown value adds nothing to known ones", async ({ explorer, a11y }) => {
      await explorer.open(lang, "kind=xyz&kind=process-industry");
      await explorer.counts(9);
      await expect(explorer.notes).toContainText("xyz");
      await a11y();
    });

    test("a blank choice shows nothing and says so", async ({ explorer, a11y }) => {
      await explorer.open(lang, "kind=");
      await explorer.counts(0);
      await expect(explorer.panel.getByText(says.nothing)).toBeVisible();
      await a11y();
      await explorer.clearAll.click();
      await explorer.counts(36);
    });
  });
}

test("names of parameters that nobody knows are left alone", async ({ explorer }) => {
  await explorer.open("nb", "utm_source=mail&q=&time=");
  await explorer.counts(36);
  await expect(explorer.notes).toBeEmpty();
});
