// Pages of another site, on an origin of their own, that show ours in frames.

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import AxeBuilder from "@axe-core/playwright";
import type { Frame, Page } from "@playwright/test";

import { test as base, expect } from "./test";

export interface Host {
  /** The origin of the other site. */
  origin: string;
  /** Opens a page of it with this body. */
  open: (body: string, options?: { headers?: Record<string, string>; attributes?: string; head?: string }) => Promise<void>;
}

export const test = base.extend<{ host: Host }>({
  host: async ({ page, baseURL, troubles }, use) => {
    let html = "";
    let headers: Record<string, string> = {};
    const server = createServer((request, answer) => {
      if (request.url !== "/") return answer.writeHead(204).end();
      answer.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(html);
    });
    await new Promise<void>((done) => server.listen(0, "localhost", done));
    const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
    await use({
      origin,
      open: async (body, options = {}) => {
        headers = options.headers ?? {};
        const own = body.replaceAll("{map}", new URL(baseURL!).origin);
        const head = (options.head ?? "").replaceAll("{map}", new URL(baseURL!).origin);
        html = `<!doctype html><html ${options.attributes ?? 'lang="nb"'}><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Host</title>${head}</head><body>${own}</body></html>`;
        await page.goto(origin);
      },
    });
    // The page around is another origin by design; everything else is still looked at.
    const own = troubles.filter((trouble) => !trouble.startsWith(`request to another origin: ${origin}/`));
    troubles.splice(0, troubles.length, ...own);
    server.close();
  },
});

export { expect };

/** The element as the builder writes it. */
export function element(attributes: string, inside = '<a href="{map}/nb/">Kart</a>'): string {
  return `<script type="module" src="{map}/embed/v1.js"></script><klyngekart-view ${attributes}>${inside}</klyngekart-view>`;
}

/** The embeds on a page, once they are there. */
export async function frames(page: Page, count: number): Promise<Frame[]> {
  const found = () => page.frames().filter((frame) => /\/embed\/v1\/\w/.test(frame.url()));
  await expect.poll(() => found().length).toBe(count);
  for (const frame of found()) await expect(frame.locator("html[data-live]")).toBeAttached();
  return found();
}

/** A bare frame. */
export const bare = (rest: string, attributes = "") =>
  `<iframe title="Kart" width="100%" height="520" ${attributes} src="{map}/nb/embed/v1/${rest}"></iframe>`;

/** Breaches of WCAG 2.2 AA on the page and in its frames. */
export async function breaches(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(" ")} ${node.failureSummary}`));
}
