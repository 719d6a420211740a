// The map: marks that are links, buttons for every gesture, lists for what lies outside.

import type { Locator, Page } from "@playwright/test";

import { expect, hold, test } from "../test";

/** The mark where Mo Industripark is; on a small map it holds what is around as well. */
const MO = /^(\d+ )?(Mo Industripark|Mo i Rana|Rana(?! Gruber))\b/;

test.describe("the drawn map", () => {
  test("comes once the page is live and idle, and follows its buttons", async ({
    explorer,
    page,
    a11y,
  }) => {
    const library = requests(page, /maplibre/);
    await explorer.open();
    expect(library, "nothing of the map engine before the page is usable").toEqual([]);
    await expect(explorer.canvas).toHaveCount(0);

    const tile = page.waitForResponse(/\/tiles\//);
    await explorer.letMapCome();
    await expect(explorer.canvas).toBeVisible();
    await tile;
    await expect(explorer.map.getByRole("status")).toBeEmpty();
    await a11y();

    await explorer.map.getByRole("button", { name: "Zoom inn" }).click();
    await expect(page).toHaveURL(/[?&]zoom=[\d.]+&center=/);
    // Nobody has to drag: the pad moves the map, by pointer and, as buttons are pressed, by space bar.
    const before = page.url();
    await explorer.map.getByTitle("Flytt kartet").click();
    const north = explorer.map.getByRole("button", { name: "Nordover" });
    await north.focus();
    await page.keyboard.press(" ");
    await expect(page).not.toHaveURL(before);
    expect(latitude(page.url())).toBeGreaterThan(latitude(before) + 0.5);
    await a11y();
    await explorer.map.getByRole("button", { name: "Vis hele området" }).click();
    await expect(page).not.toHaveURL(/zoom=/);
    await expect(explorer.mark(MO)).toBeVisible();
    await explorer.counts(36);
  });

  test("opens where its buttons have led meanwhile", async ({ explorer, page }, { project }) => {
    test.skip(project.name === "phone", "the same code");
    const letLibraryCome = await hold(page, "**/maplibre-gl.mjs");
    await explorer.open();
    const asked = page.waitForRequest(/maplibre-gl\.mjs/);
    await explorer.letMapCome();
    await asked;
    await explorer.map.getByRole("button", { name: "Zoom inn" }).click();
    await expect(page, "the drawn ground answers at once").toHaveURL(/[?&]zoom=/);
    const there = page.url();
    letLibraryCome();
    await expect(explorer.map.locator(".canvas.ready")).toBeAttached({ timeout: 40_000 });
    await page.waitForTimeout(600); // the address follows the camera after it rests
    await expect(page).toHaveURL(there);
  });

  test("puts its marks where the map engine has their places", async ({ explorer, page }, { project }) => {
    test.skip(project.name === "phone", "the same code");
    await explorer.open("nb", "zoom=6&center=67.3,14.8");
    await explorer.letMapCome();
    await expect(explorer.map.locator(".canvas.ready")).toBeAttached({ timeout: 40_000 });
    const library = await page.evaluate(
      () => performance.getEntriesByType("resource").find(({ name }) => name.endsWith("maplibre-gl.mjs"))!.name,
    );
    const answer = await page.request.get("/api/v1/partners.geojson");
    const { features } = await answer.json();
    const places = features
      .filter(({ geometry }: any) => geometry)
      .flatMap(({ geometry }: any) => (geometry.type === "Point" ? [geometry.coordinates] : geometry.coordinates));
    // A map of the engine's own, of the same size, that is told nothing but what the address says.
    const points: { x: number; y: number }[] = await page.evaluate(
      async ([library, places]) => {
        const frame = document.querySelector(".map")!;
        const container = document.createElement("div");
        const { clientWidth, clientHeight } = frame as HTMLElement;
        Object.assign(container.style, { position: "fixed", width: `${clientWidth}px`, height: `${clientHeight}px` });
        document.body.append(container);
        const { Map } = await import(library as string);
        const style = { version: 8, sources: {}, layers: [] };
        const map = new Map({ container, style, zoom: 6, center: [14.8, 67.3], attributionControl: false });
        const points = (places as [number, number][]).map((place) => {
          const { x, y } = map.project(place);
          return { x, y };
        });
        map.remove();
        container.remove();
        return points;
      },
      [library, places] as const,
    );
    const marks = await explorer.marks.locator(".mark:not(.group)").evaluateAll((marks) =>
      marks.map((mark) => ({ x: Number(mark.getAttribute("x")), y: Number(mark.getAttribute("y")) })),
    );
    expect(marks.length).toBeGreaterThan(1);
    for (const { x, y } of marks) {
      const off = Math.min(...points.map((point) => Math.hypot(point.x - x, point.y - y)));
      expect(off, `a mark at ${x} ${y}`).toBeLessThanOrEqual(1);
    }
  });

  test("lets groups part with a short motion, and takes the focus along as they join", async ({ explorer, page }, { project }) => {
    await page.addInitScript(() => {
      const moved: string[] = ((globalThis as any).moved = []);
      const animate = SVGElement.prototype.animate;
      SVGElement.prototype.animate = function (frames, options) {
        if (this.closest(".mark")) moved.push(JSON.stringify(frames));
        return animate.call(this, frames, options);
      };
    });
    await explorer.open("nb", "center=67,17&zoom=4");
    await explorer.letMapCome();
    await expect(page.locator(".canvas.ready")).toBeVisible(); // before that it jumps
    const moved = () => page.evaluate(() => (globalThis as any).moved as string[]);
    await explorer.map.getByRole("button", { name: "Zoom inn" }).click();
    await expect(page).toHaveURL(/zoom=5/);
    expect((await moved()).join(), "a mark comes out of the group that it was in").toMatch(/^\[\{"transform":"translate\(/);
    const before = (await moved()).length;
    await explorer.map.getByRole("button", { name: "Zoom ut" }).click();
    await expect(page).toHaveURL(/zoom=4/);
    expect((await moved()).slice(before).join(), "it goes back into it").toMatch(/"transform":"none".*translate\(/);
    const after = (await moved()).length;
    await explorer.search("finnfjord");
    await expect(explorer.marks.getByRole("link")).toHaveCount(1);
    await explorer.search("");
    await expect(explorer.marks.getByRole("link")).not.toHaveCount(1);
    expect(await moved(), "a filter parts and joins nobody").toHaveLength(after);

    if (project.name === "phone") return; // there is no wheel
    await page.goto("/nb/?center=66.3,14.1&zoom=11");
    await explorer.live();
    await explorer.letMapCome();
    await expect(explorer.canvas).toBeVisible();
    await explorer.marks.getByRole("link").first().focus();
    await explorer.map.hover({ position: { x: 20, y: 150 } });
    for (let i = 0; i < 8; i += 1) await page.mouse.wheel(0, 400);
    await expect(page).toHaveURL(/zoom=[2-7]/);
    await expect(explorer.marks.locator("a:focus")).toBeVisible();
    await expect(page.locator(".mark.leaving")).toHaveCount(0);
  });

  test("makes room for the marks of a filter at once, and rests again", async ({ explorer, page }) => {
    await page.addInitScript(() => {
      const drawn = ((globalThis as any).drawn = new Set<number>()); // when, each frame once
      const draw = WebGL2RenderingContext.prototype.drawElements;
      WebGL2RenderingContext.prototype.drawElements = function (...what) {
        drawn.add(Number(document.timeline.currentTime));
        draw.apply(this, what);
      };
    });
    await explorer.open();
    await explorer.letMapCome();
    await expect(page.locator(".canvas.ready")).toBeVisible();
    const drawn = () => page.evaluate(() => (globalThis as any).drawn.size as number);
    const rests = async () => {
      await expect(async () => {
        const before = await drawn();
        await page.waitForTimeout(1200); // longer than it waits for the marks to rest
        expect(await drawn()).toBe(before);
      }).toPass();
      return drawn();
    };
    const before = await rests();
    await explorer.search("finnfjord");
    await expect(explorer.marks.getByRole("link")).toHaveCount(1);
    const frames = (await rests()) - before;
    expect(frames, "the names where marks were come").toBeGreaterThan(0);
    expect(frames, "with a fade it would be seven and more").toBeLessThanOrEqual(5);
  });

  test.describe("in a browser without WebGL", () => {
    test.beforeEach(({ page }) =>
      page.addInitScript(() => {
        const get = HTMLCanvasElement.prototype.getContext as any;
        (HTMLCanvasElement.prototype as any).getContext = function (kind: string, ...rest: any[]) {
          return kind.startsWith("webgl") ? null : get.call(this, kind, ...rest);
        };
      }),
    );

    test("is missed by nobody: the page says so quietly, all else goes on", async ({
      explorer,
      page,
      a11y,
    }) => {
      await explorer.open();
      await explorer.letMapCome();
      const said = explorer.map.getByRole("status");
      await expect(said).toHaveText(/^Det bevegelige kartet kan ikke vises i denne nettleseren/);
      await a11y();

      await explorer.choose("Type", "Prosessindustri");
      await explorer.counts(9);
      await explorer.show("timeline");
      await explorer.dates.fill("2020-06");
      await explorer.dates.press("Enter");
      await explorer.asks("kind=process-industry&time=2020-06");
      await explorer.map.getByRole("button", { name: "Zoom inn" }).click();
      await expect(page).toHaveURL(/[?&]zoom=/);
      await explorer.map.getByRole("button", { name: "Vis hele området" }).click();
      await explorer.mark(/^Finnfjord/).click();
      await expect(explorer.heading("Finnfjord")).toBeFocused();
    });

    test("is drawn by the server wherever the visitor goes, with its names", async ({ explorer, page }, { project }) => {
      await explorer.open();
      await explorer.letMapCome();
      await expect(explorer.map.getByRole("status")).not.toBeEmpty();
      const ground = explorer.map.locator(".ground");
      const names = ground.locator(".place text");
      await expect(names.first()).toBeVisible();

      const drawn = page.waitForResponse(/page-data\/nb\/ground\?.*zoom=/);
      await explorer.map.getByRole("button", { name: "Zoom inn" }).click();
      await explorer.map.getByRole("button", { name: "Zoom inn" }).click();
      await drawn;
      await expect(ground).not.toHaveClass(/moved/);
      await expect(names.first()).toBeVisible();

      await explorer.map.getByRole("button", { name: "Vis hele området" }).click();
      await expect(page).not.toHaveURL(/zoom=/);

      // A window of another size: marks and ground stay together.
      await page.setViewportSize(project.name === "phone" ? { width: 700, height: 390 } : { width: 900, height: 700 });
      await expect(ground).not.toHaveClass(/moved/);
      await expect.poll(() => shifted(ground)).toBeLessThan(2);
    });
  });

  test("is missed by nobody where its worker is blocked", async ({ explorer, page, troubles }) => {
    await page.context().route(/maplibre-gl-worker/, (route) => route.abort("blockedbyclient"));
    await explorer.open();
    await explorer.letMapCome();
    await expect(explorer.map.getByRole("status")).toHaveText(/^Det bevegelige kartet kan ikke/);
    await explorer.choose("Type", "Prosessindustri");
    await explorer.counts(9);
    // The browser itself complains about what the test has blocked.
    forget(troubles, /ERR_BLOCKED_BY_CLIENT/);
  });
});

test.describe("the marks", () => {
  test("are links, one tab stop, and arrow keys go from one to the next", async ({
    explorer,
    page,
  }) => {
    await explorer.open();
    const links = explorer.marks.getByRole("link");
    const count = await links.count();
    expect(count).toBeGreaterThan(4);
    for (const link of await links.all()) {
      await expect(link).toHaveAttribute("href", /^\/nb\/\?open=/);
    }
    const stops = explorer.marks.locator("a[tabindex='0']");
    await expect(stops).toHaveCount(1);

    await stops.focus();
    await expect(links.first()).toBeFocused();
    await page.keyboard.press("ArrowRight");
    await expect(links.nth(1)).toBeFocused();
    await page.keyboard.press("ArrowLeft");
    await expect(links.first()).toBeFocused();
    await page.keyboard.press("End");
    await expect(links.last()).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(links.first()).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.press("Home");
    await expect(links.first()).toBeFocused();

    await page.keyboard.press("Tab");
    await expect(explorer.marks.locator(":focus")).toHaveCount(0);
    await page.keyboard.press("Shift+Tab");
    await expect(links.first(), "the tab stop is where the visitor was").toBeFocused();
  });

  test("can be skipped", async ({ explorer, page }) => {
    await explorer.open();
    const skip = explorer.map.getByRole("link", { name: "Hopp over kartet" });
    await skip.focus();
    await expect(skip).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(page.locator("#after-map")).toBeFocused();
    await explorer.counts(36);
  });

  test("follow the filters without jumping about", async ({ explorer }) => {
    await explorer.open();
    const place = async () => {
      const mark = (await explorer.mark(/^Finnfjord/).boundingBox())!;
      const map = (await explorer.map.boundingBox())!;
      return { x: Math.round(mark.x - map.x), y: Math.round(mark.y - map.y) };
    };
    const before = await place();
    await explorer.search("finnfjord");
    await expect(explorer.marks.getByRole("link")).toHaveCount(1);
    expect(await place()).toEqual(before);
  });

  test("show every partner of Mo Industripark within 20 key presses", async ({
    explorer,
    page,
    a11y,
  }) => {
    const partners = [
      "Arctic Circle Data Center",
      "Celsa",
      "Elkem Rana",
      "Ferroglobe",
      "Mo Industripark AS",
    ];
    for (const partner of partners) {
      await explorer.open();
      await explorer.mark(MO).focus();
      let presses = 0;
      const press = async (key: string) => {
        presses += 1;
        expect(presses, `key presses to ${partner}`).toBeLessThanOrEqual(20);
        await page.keyboard.press(key);
      };
      await press("Enter");
      const list = explorer.opened(MO);
      await expect(explorer.heading(MO)).toBeFocused();
      if (partner === partners[0]) await a11y();
      const link = list.getByRole("link", { name: new RegExp(`^${partner}\\b`) });
      while (!(await link.evaluate((link) => link === document.activeElement))) await press("Tab");
      await press("Enter");
      await expect(explorer.heading(partner)).toBeFocused();
    }
  });

  test("open a group as a list with a heading for each site and place", async ({ explorer }) => {
    await explorer.open("nb", "open=group.mo-industripark");
    const list = explorer.opened(MO);
    await expect(list.getByRole("heading", { name: "Mo Industripark (5)" })).toBeVisible();
    await expect(list.getByRole("link", { name: /^Celsa/ })).toBeVisible();
  });

  test("close their list with Escape, and take the focus back", async ({ explorer, page }) => {
    await explorer.open();
    await explorer.mark(MO).focus();
    await page.keyboard.press("Enter");
    await expect(explorer.heading(MO)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(explorer.opened(MO)).toBeHidden();
    await expect(explorer.mark(MO)).toBeFocused();
  });

  test("say when they are only about right", async ({ explorer }) => {
    await explorer.open();
    const mark = explorer.mark(/^Alcoa Mosjøen/);
    await expect(mark).toHaveAccessibleName(/Mosjøen, Vefsn, omtrentlig plassert$/);
    await expect(explorer.mark(/^Finnfjord/)).toHaveAccessibleName("Finnfjord, Prosessindustri");
  });
});

test("the map keeps its height and its buttons free in a low window", async ({ explorer, page }, { project }) => {
  test.skip(project.name === "phone", "a phone has its map above everything");
  for (const [width, height] of [[1366, 650], [1280, 720], [1920, 560]]) {
    await page.setViewportSize({ width, height });
    await explorer.open();
    const map = (await explorer.map.boundingBox())!;
    expect(map.height, `the map in ${width} by ${height}`).toBeGreaterThanOrEqual(320);
    const timeline = (await explorer.timeline.boundingBox())!;
    expect(timeline.y, "the timeline begins in the window").toBeLessThan(height - 100);
    const buttons = (await explorer.map.getByRole("group", { name: "Zoom" }).boundingBox())!;
    const lists = (await page.locator(".outside").boundingBox())!;
    expect(lists.y, "links to lists lie below the buttons").toBeGreaterThan(buttons.y + buttons.height);
  }
});

test("what lies outside the map is one labelled mark that opens a list", async ({
  explorer,
  page,
  a11y,
}) => {
  await explorer.open();
  await explorer.map.getByRole("link", { name: /Lenger sør: \d+$/ }).click();
  const south = explorer.opened(/Lenger sør/);
  await expect(explorer.heading(/Lenger sør/)).toBeFocused();
  for (const name of [/^NTNU/, /^SINTEF/, /^LO/]) {
    await expect(south.getByRole("link", { name }).first()).toBeVisible();
  }
  await expect(page).toHaveURL(/[?&]open=edge\.south/);
  await a11y();
});

test("who has no known place is always said, and listed", async ({ explorer }) => {
  await explorer.open();
  await explorer.map.getByRole("link", { name: "7 uten kjent sted" }).click();
  const unplaced = explorer.opened(/uten kjent sted/);
  await expect(explorer.heading(/uten kjent sted/)).toBeFocused();
  await expect(unplaced.getByRole("link", { name: /^Prosess21/ })).toBeVisible();
});

test("the part of the world that the map shows can be a filter", async ({ explorer, page }) => {
  await explorer.open("nb", "center=66.31,14.14&zoom=10");
  await explorer.map.getByRole("button", { name: "Bare i kartutsnittet" }).click();
  await expect(page).toHaveURL(/[?&]bbox=[\d.,-]+/);
  await explorer.counts(11);
  await explorer.show("list");
  await expect(explorer.link("Celsa")).toBeVisible();
  await expect(explorer.link("Finnfjord")).toBeHidden();
  await explorer.chip("I kartutsnittet").click();
  await explorer.counts(36);
});

test("a row under the pointer lights its mark", async ({ explorer, page }) => {
  // List and map light up together; the light is a ring around the mark.
  test.skip(page.viewportSize()!.width < 700, "a phone has nothing to hover with");
  await explorer.open();
  const ring = explorer.mark(/^Finnfjord/).locator(".ring");
  const look = () =>
    ring.evaluate((circle) => {
      const { stroke, strokeWidth, r } = getComputedStyle(circle) as any;
      return `${stroke} ${strokeWidth} ${r}`;
    });
  const calm = await look();
  await explorer.link("Finnfjord").hover();
  await expect.poll(look).not.toBe(calm);
  await explorer.count.hover();
  await expect.poll(look).toBe(calm);
  // And the other way round.
  await explorer.mark(/^Finnfjord/).hover();
  await expect.poll(look).not.toBe(calm);
  await expect(page.locator("#list .lit")).toHaveText(/Finnfjord/);
});

/** The addresses of requests like this, from now on. */
function requests(page: Page, like: RegExp): string[] {
  const found: string[] = [];
  page.on("request", (request) => {
    if (like.test(request.url())) found.push(request.url());
  });
  return found;
}

function forget(troubles: string[], like: RegExp): void {
  troubles.splice(0, troubles.length, ...troubles.filter((trouble) => !like.test(trouble)));
}

/** The latitude in an address of the explorer. */
function latitude(address: string): number {
  return Number(new URL(address).searchParams.get("center")!.split(",")[0]);
}

/** How far the ground is moved from where it was drawn, in pixels. */
async function shifted(ground: Locator): Promise<number> {
  const transform = (await ground.locator("> g").getAttribute("transform")) ?? "translate(0 0)";
  const [, x, y] = /translate\(([\d.-]+) ([\d.-]+)\)/.exec(transform)!;
  return Math.hypot(Number(x), Number(y));
}
