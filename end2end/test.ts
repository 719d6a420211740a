// What every browser test gets. It fails on what no page of ours may ever do: an error in the console,
// a breach of the content security policy, a request to another origin, a cookie, or anything kept on
// the visitor's device.

import AxeBuilder from "@axe-core/playwright";
import {
  expect,
  test as base,
  type Browser,
  type BrowserContext,
  type Frame,
  type Page,
} from "@playwright/test";
import { HtmlValidate } from "html-validate";

import { Explorer } from "./pages/explorer";

/** Rules of WCAG 2.0 to 2.2, levels A and AA. */
const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

interface Fixtures {
  /** What went wrong so far. A test that wants an error to happen takes its line out. */
  troubles: string[];
  /** Waits until script has taken over the page. */
  live: () => Promise<void>;
  /** Expects no breach of WCAG 2.2 AA in the page as it is now. */
  a11y: () => Promise<void>;
  /** Expects the HTML that the server sends for the page's address to be valid. */
  validHtml: () => Promise<void>;
  /** The explorer as a visitor uses it. Its drawn map waits until the test lets it come. */
  explorer: Explorer;
}

export const test = base.extend<Fixtures>({
  troubles: [
    async ({ context, baseURL, javaScriptEnabled }, use) => {
      const troubles: string[] = [];
      await watch(context, new URL(baseURL!).origin, troubles);
      await use(troubles);
      if (javaScriptEnabled) {
        for (const page of context.pages()) troubles.push(...(await kept(page)));
      }
      for (const cookie of await context.cookies()) troubles.push(`cookie: ${cookie.name}`);
      expect(troubles, "the console, the policy, other origins and the device stay clean").toEqual([]);
    },
    { auto: true },
  ],

  live: async ({ page }, use) => {
    await use(() => expect(page.locator("html:is([data-live], [data-text])")).toBeAttached());
  },

  a11y: async ({ page, browser, javaScriptEnabled }, use) => {
    await use(async () => {
      const { violations } = await (javaScriptEnabled
        ? axe(page)
        : inScriptlessCopy(browser, page.url(), axe));
      const found = violations.flatMap(({ id, help, nodes }) =>
        nodes.map((node) => `${id}: ${help}: ${node.target.join(" ")}: ${node.failureSummary}`),
      );
      // Soft, so that one run tells the breaches of every state that a test goes through.
      expect.soft(found, `breaches of WCAG 2.2 AA at ${page.url()}`).toEqual([]);
    });
  },

  validHtml: async ({ page }, use) => {
    await use(async () => {
      const sent = await (await page.request.get(page.url())).text();
      // Leptos marks places by the shortest thing that every browser reads as an empty comment; it is
      // taken out, for the validator stumbles over it.
      const html = sent.replaceAll("<!>", "");
      const report = await validator.validateString(html);
      const found = report.results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
      );
      expect(found, "mistakes in the HTML").toEqual([]);
    });
  },

  explorer: async ({ context, page, javaScriptEnabled }, use) => {
    await holdIdleMoments(context);
    await use(new Explorer(page, javaScriptEnabled));
  },
});

export { expect };

/** Holds back what the page asks for under this pattern, until the function that it gives is called. */
export async function hold(page: Page, pattern: string): Promise<() => void> {
  let letThrough!: () => void;
  const gate = new Promise<void>((open) => (letThrough = open));
  await page.route(pattern, async (route) => {
    await gate;
    await route.continue();
  });
  return letThrough;
}

/**
 * Keeps idle moments of the browser back until the page's `becomeIdle()` is called. The drawn map is
 * fetched in the first one: most tests are quicker without it, and the others say when it comes.
 */
export async function holdIdleMoments(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const wait = globalThis.requestIdleCallback.bind(globalThis);
    const held: Parameters<typeof wait>[] = [];
    let idle = false;
    globalThis.requestIdleCallback = (...asked) => (idle ? wait(...asked) : held.push(asked));
    (globalThis as any).becomeIdle = () => {
      idle = true;
      for (const asked of held.splice(0)) wait(...asked);
    };
  });
}

/** Only what the standard says is a mistake; how generated markup is laid out is nobody's business. */
const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

async function axe(page: Page) {
  // At the top of the page nothing that sticks to an edge lies over anything else.
  await page.evaluate(() => scrollTo(0, 0));
  // Only breaches are told, and put together in the page itself: a third of the time.
  return new AxeBuilder({ page })
    .options({ resultTypes: ["violations"] })
    .setLegacyMode(true)
    .withTags(WCAG)
    .analyze();
}

/**
 * Looks at the page of this address as it is without script. axe is script itself, so it cannot run
 * where script is switched off; here it is on, but every script of ours is empty.
 */
async function inScriptlessCopy<T>(
  browser: Browser,
  url: string,
  look: (page: Page) => Promise<T>,
): Promise<T> {
  // Everything else, such as the size of the window, is as the test has it.
  const context = await browser.newContext({ javaScriptEnabled: true });
  await context.route("**/*.{js,mjs}", (route) =>
    route.fulfill({ contentType: "text/javascript", body: "" }),
  );
  const page = await context.newPage();
  await page.goto(url);
  const result = await look(page);
  await context.close();
  return result;
}

/** Writes down console errors, breaches of the policy and requests to other origins. */
async function watch(context: BrowserContext, origin: string, troubles: string[]): Promise<void> {
  context.on("console", (message) => {
    if (message.type() === "error") troubles.push(`console: ${message.text()}`);
  });
  context.on("weberror", (error) => troubles.push(`uncaught: ${error.error()}`));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) {
      troubles.push(`request to another origin: ${url}`);
    }
  });
  await context.exposeBinding("reportBreach", (_, breach: string) => troubles.push(breach));
  await context.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      const { violatedDirective, blockedURI, sourceFile, lineNumber } = event;
      const breach = `policy: ${violatedDirective} ${blockedURI} (${sourceFile}:${lineNumber})`;
      (globalThis as any).reportBreach(breach);
    });
  });
}

/** What a page, and every frame in it, has kept on the visitor's device. */
export async function kept(page: Page): Promise<string[]> {
  const documents = page.frames().filter((frame) => frame.url().startsWith("http"));
  // A frame that goes elsewhere in this moment has nothing to tell any more.
  return (await Promise.all(documents.map((frame) => keptBy(frame).catch(() => [])))).flat();
}

async function keptBy(frame: Frame): Promise<string[]> {
  return frame.evaluate(async () => {
    const found: string[] = [];
    // A page without an origin of its own can keep nothing.
    if (self.origin === "null") return found;
    // Where a browser blocks third parties a frame may not even ask.
    const ask = async (what: string, names: () => Promise<unknown[]> | unknown[]) => {
      try {
        for (const name of await names()) found.push(`${what}: ${name}`);
      } catch {}
    };
    await ask("localStorage", () => Object.keys(localStorage));
    await ask("sessionStorage", () => Object.keys(sessionStorage));
    await ask("indexedDB", async () => (await indexedDB.databases()).map(({ name }) => name));
    await ask("cache", () => caches.keys());
    await ask("service worker", async () =>
      (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    );
    return found;
  });
}
