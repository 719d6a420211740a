// A server of a test's own with made-up organisations.

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The program, if it is known; `cargo xtask test browser` says which. */
export const program = process.env.KLYNGEKART_PROGRAM;

/**
 * Serves so many organisations until `stop`. `change` may edit the records of the organisations and
 * sites before they are read.
 */
export async function made(count: number, change: (partners: any[], sites: any[]) => void = () => {}) {
  const folder = mkdtempSync(join(tmpdir(), "klyngekart-made-"));
  const data = join(folder, "data");
  const made = spawnSync(program!, ["generate", "--partners", `${count}`, "--seed", "1", "--out", data]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  const read = (file: string) => JSON.parse(readFileSync(join(data, file), "utf8"));
  const [partners, sites] = [read("partners.json"), read("sites.json")];
  change(partners, sites);
  writeFileSync(join(data, "partners.json"), JSON.stringify(partners));
  writeFileSync(join(data, "sites.json"), JSON.stringify(sites));
  const settings = join(folder, "settings.toml");
  const example = readFileSync(new URL("../settings.example.toml", import.meta.url), "utf8");
  writeFileSync(settings, example.replace(/^# data = .*$/m, `data = ${JSON.stringify(data)}`));
  const database = `sqlite:${join(folder, "made.db")}`;
  const child = spawn(program!, [
    ...["serve", "--listen", "127.0.0.1:0", "--settings", settings, "--database-url", database],
  ]);
  const url = await new Promise<string>((found, failed) => {
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
      const [, url] = /at (http:\S+)/.exec(said) ?? [];
      if (url) found(url);
    });
    child.on("exit", () => failed(new Error(`the server stopped: ${said}`)));
    child.stderr.resume();
  });
  const stop = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
}
