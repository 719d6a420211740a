// Pasting a link, as content systems do it: a library of theirs finds the description, and what it gives is
// put into a page of another site.

import { extract } from "@extractus/oembed-extractor";

import { expect, frames, test } from "../host";

test("a consumer of oEmbed finds the frame of a page, and it works in a sandbox", async ({ host, page, baseURL }) => {
  const origin = new URL(baseURL!).origin;
  const html = await (await fetch(`${origin}/nb/?kind=process-industry`)).text();
  // Descriptions name the public address of the site, which in tests is not where it answers.
  const address = /type="application\/json\+oembed" href="(http:\/\/[^/"]+)/.exec(html)![1];
  const asked: string[] = [];
  const here = (url: string) => {
    asked.push(url);
    return fetch(url.replace(address, origin));
  };
  const found: any = await extract(`${address}/nb/?kind=process-industry`, { maxwidth: 600, maxheight: 500 } as any, here as any);
  expect(asked).toHaveLength(2);
  expect(asked[1]).toContain(`${address}/oembed?`);
  expect(found).toMatchObject({ version: "1.0", type: "rich", method: "auto-discovery", width: 600, height: 500 });
  expect(found.title).toContain("Prosessindustri");
  const sandboxed = found.html.replaceAll(address, "{map}").replace("<iframe ", '<iframe sandbox="allow-scripts" ');
  await host.open(`<article>${sandboxed}</article>`);
  const [frame] = await frames(page, 1);
  await expect(frame.getByRole("heading", { level: 1 })).toHaveText("9 organisasjoner");
  await expect(frame.locator(".mark").first()).toBeVisible();
  expect(await frame.evaluate(() => origin), "it has no origin of its own").toBe("null");
  const box = (await page.locator("iframe").boundingBox())!;
  expect([box.width, box.height]).toEqual([600, 500]);
  await expect(extract(`${address}/nb/privacy`, {}, here as any), "there is nothing to show of it").rejects.toThrow();
});
