// What is not there, and what went wrong: said in the language of the page, with a way on.

import { expect, test } from "../test";

/** The browser itself writes failed requests into its console. */
function forget(troubles: string[]): void {
  const ours = troubles.filter((trouble) => !/Failed to load resource/.test(trouble));
  troubles.splice(0, troubles.length, ...ours);
}

const missing = [
  { lang: "nb", path: "/nb/finnes-ikke", title: "Siden finnes ikke", back: "Til kart og liste" },
  { lang: "en", path: "/en/no/such/page", title: "There is no such page", back: "To map and list" },
  { lang: "nb", path: "/xx/", title: "Siden finnes ikke", back: "Til kart og liste" },
];

for (const { lang, path, title, back } of missing) {
  test(`${path} says that there is nothing, and leads back`, async ({
    page,
    live,
    a11y,
    validHtml,
    troubles,
  }) => {
    const answer = await page.goto(path);
    expect(answer!.status()).toBe(404);
    await live();
    await expect(page.locator("html")).toHaveAttribute("lang", lang);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
    await expect(page).toHaveTitle(new RegExp(`^${title}`));
    await a11y();
    await validHtml();
    await page.getByRole("link", { name: back }).click();
    await expect(page).toHaveURL(new RegExp(`/${lang}/$`));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(/^36 /);
    forget(troubles);
  });
}

for (const { lang, slug, meant, ask } of [
  { lang: "nb", slug: "elkem-ranna", meant: "Elkem Rana", ask: "Mente du" },
  { lang: "en", slug: "fin-fjord", meant: "Finnfjord", ask: "Did you mean" },
]) {
  test(`an unknown partner ${slug} offers the nearest names, in ${lang}`, async ({
    page,
    live,
    a11y,
    validHtml,
    troubles,
  }) => {
    const answer = await page.goto(`/${lang}/partners/${slug}`);
    expect(answer!.status()).toBe(404);
    await live();
    const main = page.getByRole("main");
    await expect(main).toContainText(slug);
    await expect(main.getByText(ask)).toBeVisible();
    await a11y();
    await validHtml();
    await main.getByRole("link", { name: new RegExp(`^${meant}`) }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(meant);
    forget(troubles);
  });
}

test("a broken connection is said, and what has been fetched goes on working", async ({
  explorer,
  context,
  a11y,
  troubles,
}) => {
  await explorer.open();
  await context.setOffline(true);
  await explorer.link("Elkem Rana").click();
  await expect(explorer.notes).toContainText("Forbindelsen til tjeneren er brutt");
  await a11y();
  await explorer.choose("Type", "Prosessindustri");
  await explorer.counts(9);

  await context.setOffline(false);
  await explorer.show("list");
  await explorer.link("Celsa").click();
  await expect(explorer.heading("Celsa")).toBeFocused();
  await expect(explorer.notes).toBeEmpty();
  forget(troubles);
});

test("addresses that make no sense are answered, never with an error of ours", async ({ page }) => {
  const odd = ["/nb/?q=%FF%FE", "/nb/partners/%00", "/nb/?open=group.", "/nb/?page=0", "/nb/%2e%2e/"];
  for (const path of odd) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBeLessThan(500);
  }
});
