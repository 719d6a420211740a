// What a first visit loads before the map engine, as it comes over the wire.

import { readFileSync } from "node:fs";

import { expect, test } from "../test";

test("a first visit stays within the budget", async ({ explorer, page, context }) => {
  const wire = await context.newCDPSession(page);
  await wire.send("Network.enable");
  const addresses = new Map<string, string>();
  const sizes = new Map<string, number>();
  wire.on("Network.requestWillBeSent", ({ requestId, request }) => {
    addresses.set(requestId, request.url);
  });
  wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    sizes.set(requestId, encodedDataLength);
  });

  await explorer.open();
  await page.waitForLoadState("networkidle");
  const lines = [...sizes].map(([id, bytes]) => `${bytes}  ${addresses.get(id)}`);
  const total = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
  console.log(`first load over the wire: ${total} bytes`);
  expect(lines.join("\n")).toContain("app_bg.wasm");
  expect(lines.join("\n")).not.toContain("maplibre");
  // The drawn ground of the map has a budget of its own, on top of that of all the rest.
  expect(total, lines.join("\n")).toBeLessThanOrEqual(budget() + GROUND + HEADERS);
});

/** What the drawn ground of the map may weigh in the page, in bytes as sent. */
const GROUND = 20_000;

/** What the headers of all answers may weigh: they are counted on the wire, and are no content. */
const HEADERS = 6_000;

/** The budget that the build holds its files to as well; this test adds HTML, data and headers. */
function budget(): number {
  const source = readFileSync(new URL("../../xtask/src/sizes.rs", import.meta.url), "utf8");
  const [, number] = source.match(/const TOTAL_BUDGET: u64 = ([\d_]+);/)!;
  return Number(number.replaceAll("_", ""));
}
