// The explorer as a visitor knows it: what it shows, and what can be done with it. Things are found by
// role and name, as a screen reader finds them.

import { expect, type Locator, type Page } from "@playwright/test";

import { words, type Lang } from "./words";

/** What a phone shows under the map, one at a time; wide screens show all. */
export type View = "list" | "filters" | "timeline";

/** Parameters of the address that say how things are shown; the others say which are shown. */
const SHOWN = ["layout", "open", "zoom", "center", "page"];

export class Explorer {
  readonly page: Page;
  /** Whether script runs; without it nothing comes to life. */
  readonly #scripted: boolean;
  #lang: Lang = "nb";

  constructor(page: Page, scripted = true) {
    this.page = page;
    this.#scripted = scripted;
  }

  /** Opens the explorer and waits until it is live. */
  async open(lang: Lang = "nb", query = ""): Promise<void> {
    this.#lang = lang;
    await this.page.goto(`/${lang}/${query && `?${query}`}`);
    await this.live();
  }

  /** The same explorer in another window. */
  static at(page: Page, lang: Lang = "nb"): Explorer {
    const explorer = new Explorer(page);
    explorer.#lang = lang;
    return explorer;
  }

  /** Waits until script has taken over, and marks stand where the size of the window wants them. */
  async live(): Promise<void> {
    if (!this.#scripted) return;
    await expect(this.page.locator("html[data-live]")).toBeAttached();
    await expect(this.marks).toHaveClass(/\blive\b/);
  }

  get #words() {
    return words[this.#lang];
  }

  // What is shown

  /** "36 organisasjoner". A phone shows it with the list and the filters only. */
  get count(): Locator {
    return this.page.getByRole("heading", { level: 1, includeHidden: true });
  }

  /** What is said politely when the count changes. */
  get announced(): Locator {
    return this.page.getByRole("status").filter({ hasText: /organisa[st]/ });
  }

  /** Expects so many organisations. */
  async counts(count: number): Promise<void> {
    await expect(this.count).toHaveText(this.#words.counted(count));
  }

  /** The part beside the map: count, chips, filters, list. */
  get panel(): Locator {
    return this.page.getByRole("region", { name: this.#words.panel, exact: true });
  }

  get list(): Locator {
    return this.page.getByRole("list", { name: this.#words.everyCount });
  }

  /** The rows of the list. Tags are lists within, hence only its own items. */
  get rows(): Locator {
    return this.list.locator("> li");
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  /** The link of a row. */
  link(name: string): Locator {
    return this.list.getByRole("link", { name, exact: true });
  }

  /** The names in the list, from the top. */
  async names(most?: number): Promise<string[]> {
    const links = await this.rows.getByRole("link").allTextContents();
    return links.map((name) => name.trim()).slice(0, most);
  }

  /** What the page says about values of the address that it cannot use. */
  get notes(): Locator {
    return this.panel.getByRole("alert");
  }

  /** The address without how it is shown. */
  asked(): string {
    const { searchParams } = new URL(this.page.url());
    for (const name of SHOWN) searchParams.delete(name);
    return decodeURIComponent(searchParams.toString());
  }

  /** Expects the address to ask for this, such as `kind=process-industry`; nothing for all. */
  async asks(query: string): Promise<void> {
    await expect.poll(() => this.asked()).toBe(query);
  }

  // Tabs of a phone

  /** Turns to a part of the page; on a wide screen all are there. */
  async show(view: View): Promise<void> {
    const tabs = this.page.getByRole("navigation", { name: this.#words.tabs, exact: true });
    if (!(await tabs.isVisible())) return;
    const tab = tabs.getByRole("link", { name: this.#words.views[view] });
    if ((await tab.getAttribute("aria-current")) === null) await tab.click();
    await expect(tab).toHaveAttribute("aria-current", "true");
  }

  // Filters

  /** Opens a facet and gives what can be chosen in it. */
  async facet(name: string): Promise<Locator> {
    await this.show("filters");
    const fold = this.panel.locator("details").filter({
      has: this.page.locator("summary", { hasText: new RegExp(`^\\s*${name}`) }),
    });
    const options = fold.getByRole("group", { name, exact: true });
    if (!(await options.isVisible())) await fold.locator("summary").click();
    await expect(options).toBeVisible();
    return options;
  }

  /** An option, called by its name and what choosing it would give. */
  async option(facet: string, name: string): Promise<Locator> {
    const options = await this.facet(facet);
    const label = new RegExp(`^${escaped(name)} (\\D+ )?\\d+$`);
    return options.getByRole("checkbox", { name: label });
  }

  /** Chooses an option. */
  async choose(facet: string, name: string): Promise<void> {
    await (await this.option(facet, name)).check();
  }

  /** Sends the form, as readers without script do. */
  async submit(): Promise<void> {
    await this.show("filters");
    await this.page.getByRole("button", { name: this.#words.showResults }).click();
  }

  get chips(): Locator {
    return this.page.getByRole("list", { name: this.#words.activeFilters });
  }

  /** An active filter, by its whole name. */
  chip(label: string | RegExp): Locator {
    const links = this.chips.getByRole("link");
    const text = typeof label === "string" ? new RegExp(`^\\s*${escaped(label)}\\s*$`) : label;
    return links.filter({ hasText: text });
  }

  get clearAll(): Locator {
    return this.chips.getByRole("link", { name: this.#words.clearAll });
  }

  get searchField(): Locator {
    return this.page.getByRole("searchbox", { name: this.#words.search });
  }

  /** Types letter by letter, as people do. */
  async search(text: string): Promise<void> {
    await this.searchField.fill("");
    await this.searchField.pressSequentially(text);
  }

  // The map

  get map(): Locator {
    return this.page.getByRole("region", { name: this.#words.map, exact: true }).first();
  }

  get marks(): Locator {
    return this.page.getByRole("group", { name: this.#words.marks });
  }

  /** A mark, by what its name begins with. */
  mark(name: string | RegExp): Locator {
    return this.marks.getByRole("link", { name });
  }

  /** The drawn map. */
  get canvas(): Locator {
    return this.map.locator("canvas");
  }

  /** Lets the browser have the idle moment that the drawn map waits for; see `test.ts`. */
  async letMapCome(): Promise<void> {
    await this.page.evaluate(() => (globalThis as any).becomeIdle());
  }

  // What is opened

  /** A record or a named list that is opened beside the map. */
  opened(name: string | RegExp): Locator {
    return this.page.getByRole("complementary", { name });
  }

  /** Its heading, which takes the focus. */
  heading(name: string | RegExp): Locator {
    return this.page.getByRole("complementary").getByRole("heading", { level: 2, name });
  }

  get close(): Locator {
    return this.page.getByRole("complementary").getByRole("button", { name: this.#words.close });
  }

  // The timeline

  get timeline(): Locator {
    return this.page.getByRole("region", { name: this.#words.timeline });
  }

  get windowStart(): Locator {
    return this.timeline.getByRole("slider", { name: this.#words.windowStart, exact: true });
  }

  get windowEnd(): Locator {
    return this.timeline.getByRole("slider", { name: this.#words.windowEnd, exact: true });
  }

  get dates(): Locator {
    return this.timeline.getByRole("textbox", { name: this.#words.dates });
  }

  /** The link to everything whose date nobody knows. */
  get undated(): Locator {
    return this.timeline.getByRole("link", { name: this.#words.dateUnknown });
  }

  /** The milestones of the picture. */
  get milestones(): Locator {
    return this.timeline
      .getByRole("group", { name: this.#words.milestones, exact: true })
      .getByRole("link");
  }

  /** Unfolds the timeline as text. */
  async timelineText(): Promise<Locator> {
    await this.show("timeline");
    const fold = this.timeline.locator("details");
    const summary = fold.getByText(this.#words.timelineAsText, { exact: true });
    if ((await fold.getAttribute("open")) === null) await summary.click();
    return fold;
  }
}

/** A text as part of a regular expression. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
