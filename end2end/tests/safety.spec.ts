// Headers. That pages break no policy, ask no other origin and keep nothing is looked at in every test.

import { expect, test } from "../test";

for (const path of ["/nb/", "/en/partners/elkem-rana", "/nb/finnes-ikke"]) {
  test(`${path} comes with a policy that lets only our own things run`, async ({ page }) => {
    const headers = (await page.request.get(path)).headers();
    const policy = headers["content-security-policy"];
    expect(policy).toMatch(/(^|; )default-src 'none'(;|$)/);
    expect(policy).toMatch(/script-src 'self' 'nonce-[\w+/=-]{16,}' 'wasm-unsafe-eval'/);
    expect(policy).not.toContain("unsafe-inline");
    expect(policy).not.toContain("'unsafe-eval'");
    expect(policy).not.toContain("blob:");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("base-uri 'none'");
    expect(policy).toContain("form-action 'self'");

    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("strict-origin-when-cross-origin");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["cross-origin-embedder-policy"]).toBe("require-corp");
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("camera=()");
    expect(headers["cache-control"]).toBe("private, no-cache");
    expect(headers["set-cookie"]).toBeUndefined();
  });
}

test("the nonce is another one each time", async ({ page }) => {
  const nonce = async () => {
    const answer = await page.request.get("/nb/");
    const [, said] = answer.headers()["content-security-policy"].match(/'nonce-([^']+)'/)!;
    expect(await answer.text()).toContain(`nonce="${said}"`);
    return said;
  };
  expect(await nonce()).not.toBe(await nonce());
});

test("no markup of ours needs inline style or script", async ({ page }) => {
  for (const path of ["/nb/?open=elkem-rana&time=2018/2020", "/nb/partners/elkem-rana"]) {
    const html = await (await page.request.get(path)).text();
    expect(html).not.toMatch(/<[^>]+\sstyle=/);
    expect(html).not.toMatch(/<[^>]+\son[a-z]+=/);
  }
});

test("files are kept for good under an address that names their content", async ({ page }) => {
  await page.goto("/nb/");
  const script = await page.locator("script[src]").getAttribute("src");
  expect(script).toMatch(/^\/assets\/[0-9a-f]{8,}\//);
  const { "cache-control": kept } = (await page.request.get(script!)).headers();
  expect(kept).toMatch(/immutable/);
});
