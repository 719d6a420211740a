// Our own server, with the real cluster or a made one of any size.

import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const program = resolve(process.env.PROGRAM ?? "target/release/klyngekart");
const folder = mkdtempSync(join(tmpdir(), "klyngekart-bench-"));
let next = 3900; // the port of the next server

/** Our server with so many organisations: `url`, the data folder, and `stop`. */
export async function ours(size) {
  const data = join(folder, `data-${size}`);
  let settings = [];
  if (size === 36) {
    // The real cluster: the data inside the program.
  } else {
    if (!existsSync(data)) {
      const made = spawnSync(program, ["generate", "--partners", size, "--seed", "1", "--out", data]);
      if (made.status !== 0) throw new Error(String(made.stderr));
    }
    const file = join(folder, `${size}.toml`);
    const example = readFileSync("settings.example.toml", "utf8");
    writeFileSync(file, example.replace(/^# data = .*$/m, `data = ${JSON.stringify(data)}`));
    settings = ["--settings", file];
  }
  const port = next++;
  const database = `sqlite:${join(folder, `${size}.db`)}`;
  const child = spawn(
    program,
    ["serve", "--listen", `127.0.0.1:${port}`, "--database-url", database, ...settings],
    { stdio: "ignore" },
  );
  const url = `http://127.0.0.1:${port}`;
  for (let i = 0; ; i++) {
    const up = await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false);
    if (up) break;
    if (i > 600) throw new Error("our server does not start");
    await new Promise((later) => setTimeout(later, 200));
  }
  return { url, data: size === 36 ? "data" : data, stop: () => child.kill() };
}
