// Serves the peers as a good host would: packed with brotli beforehand, kept by caches, isolated like
// our own pages (so that memory can be measured), tiles and styles passed on from our server.

import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

const here = fileURLToPath(new URL(".", import.meta.url));
const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  mjs: "text/javascript",
  css: "text/css",
  json: "application/json",
  png: "image/png",
};

/** Packed once; `quality` 0 to 11. */
function packed(body, name, quality = 11) {
  const type = TYPES[name.split(".").pop()] ?? "application/octet-stream";
  if (type === "image/png") return { type, body };
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_LGWIN]: 22,
  };
  return { type, body: brotliCompressSync(body, { params }), encoding: "br" };
}

/**
 * A running host: `url`, and `close`. `given` are bodies by path, `origin` is our server.
 */
export async function host(given, origin) {
  const kept = new Map();
  const find = (path) => {
    if (kept.has(path)) return kept.get(path);
    let answer = null;
    if (given[path] !== undefined) {
      const body = given[path];
      answer = packed(body, path, body.length > 1e6 ? 9 : 11);
    } else {
      const file = normalize(join(here, path.replace(/^\/npm\//, "/node_modules/")));
      if (file.startsWith(here)) answer = packed(readFileSync(file), path);
    }
    kept.set(path, answer);
    return answer;
  };
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://host").pathname;
    const headers = {
      "Cross-Origin-Opener-Policy": "same-origin",
      "Cross-Origin-Embedder-Policy": "require-corp",
      "Cache-Control": "max-age=31536000, immutable",
    };
    try {
      if (/^\/(tiles|map-style)\//.test(path)) {
        const tile = await fetch(origin + request.url);
        const body = Buffer.from(await tile.arrayBuffer());
        headers["Content-Type"] = tile.headers.get("content-type") ?? "application/octet-stream";
        response.writeHead(tile.status, headers).end(body);
        return;
      }
      const { type, body, encoding } = find(path);
      headers["Content-Type"] = type;
      if (encoding) headers["Content-Encoding"] = encoding;
      headers["Content-Length"] = body.length;
      response.writeHead(200, headers).end(body);
    } catch {
      response.writeHead(404, headers).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => server.close(),
    /** Packs these paths now, so that no measurement waits for it. */
    warm: (paths) => paths.forEach(find),
  };
}
