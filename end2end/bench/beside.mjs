// The peers with the data of our server.

import { columns, milestones } from "./data.mjs";
import { host } from "./host.mjs";
import { open } from "./measure.mjs";

/** Our page is at rest when the map's library, which comes last, has arrived. */
export const rest = () =>
  performance.getEntriesByType("resource").some((entry) => entry.name.includes("maplibre-gl.mjs"));

/** A host of the peers beside `server`, with a picture of the ground of this size in pixels. */
export async function beside(browser, server, width, height) {
  // Also warms the drawn ground, and tells which style the map asks for.
  const first = await open(browser, { url: `${server.url}/en/`, marks: ".marks a", ready: rest });
  const style = await first.page.evaluate(() =>
    performance.getEntriesByType("resource").map((entry) => entry.name).find((name) => name.includes("/map-style/")),
  );
  await first.context.close();
  if (!style) throw new Error("our page asked for no style of the map");
  const ground = await fetch(`${server.url}/map.png?lang=en&width=${width}&height=${height}`);
  const peers = await host(
    {
      "/data.json": JSON.stringify(columns(server.data, new URL(style).pathname)),
      "/milestones.json": JSON.stringify(milestones(server.data)),
      "/ground.png": Buffer.from(await ground.arrayBuffer()),
    },
    server.url,
  );
  peers.warm(["/data.json", "/milestones.json"]);
  return peers;
}
