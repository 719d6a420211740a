// Two clusters on one page of another site, each pasted as its own builder gives it.

import { expect, frames, test } from "../host";
import { program, servedCluster } from "../served.mjs";

test("snippets of two clusters show both, each from its own site and in its own look", async ({ host, page, baseURL, troubles }) => {
  test.skip(!program, "the program is not known");
  const anybody = (text: string) => text.replace(/^framing_origins = .*\n/m, "");
  const { url, stop } = await servedCluster(program, "estuary-cluster", anybody);
  try {
    const origins = [new URL(baseURL!).origin, new URL(url).origin];
    await page.addInitScript(() => {
      const define = customElements.define;
      const defined: string[] = ((globalThis as any).defined = []);
      customElements.define = function (name, ...rest) {
        defined.push(name);
        return define.call(this, name, ...rest);
      };
    });
    const codes: string[] = [];
    for (const origin of origins) {
      await page.goto(`${origin}/en/embed-builder?url=/en/partners`);
      const field = page.getByLabel("With script", { exact: true });
      await expect(field).toHaveValue(/reserve="280:/);
      const code = await field.inputValue();
      // The builder writes the public address of its site, which in tests is not where it answers.
      codes.push(code.replaceAll(/src="(.*?)\/embed/.exec(code)![1], origin));
    }
    // Whichever script comes first defines the element for both.
    for (const order of [[0, 1], [1, 0]]) {
      await host.open(order.map((at) => codes[at]).join("\n"), { attributes: 'lang="en"' });
      const views = page.locator("klyngekart-view");
      for (const view of await views.all()) await view.scrollIntoViewIfNeeded();
      const shown = await frames(page, 2);
      for (const [at, name, accent, partner, alien] of [
        [0, /Arctic Cluster Team/, "#0b5a75", /^Elkem Rana/, /Heron Glass/],
        [1, /Example Estuary Cluster/, "#7a2e5d", /^Heron Glass/, /Elkem/],
      ] as const) {
        const frame = shown.find((frame) => new URL(frame.url()).origin === origins[at])!;
        expect(frame, `a frame from ${origins[at]}`).toBeTruthy();
        await expect(frame.locator(".row").first()).toBeVisible();
        await expect(frame.getByRole("link", { name: partner }).first()).toBeVisible();
        await expect(frame.locator("body")).not.toContainText(alien);
        expect(await frame.title()).toMatch(name);
        const own = await frame.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--accent").trim());
        expect(own).toBe(accent);
        const view = views.nth(order.indexOf(at));
        await expect(view.locator("iframe")).toHaveAttribute("title", name);
        await expect.poll(() => view.evaluate((element: any) => element.state?.query)).toBe("");
        const content = await frame.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
        await expect(view.locator("iframe")).toHaveAttribute("height", `${content}`);
      }
      expect(await page.evaluate(() => (globalThis as any).defined)).toEqual(["klyngekart-view"]);
    }
  } finally {
    stop();
  }
  // The other site is another origin by design; nothing else is let through.
  const expected = troubles.filter((trouble) => !trouble.startsWith(`request to another origin: ${new URL(url).origin}/`));
  troubles.splice(0, troubles.length, ...expected);
});
