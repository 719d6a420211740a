// A server of a test's or a benchmark's own: with the real cluster, a made-up one of any size, or a fixture.

import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const here = (path) => new URL(path, import.meta.url);

/** The program of the browser tests: `cargo xtask test browser` says where it is. */
export const program = process.env.KLYNGEKART_PROGRAM;

/**
 * Serves `count` made-up organisations, or the real cluster where nothing is said, until `stop`.
 * `change` may edit the records of organisations and sites before they are read, `set` the text of the
 * settings. Gives the address of
 * the server and the folder of its data, too.
 */
export async function served(program, count, change, set) {
  const folder = mkdtempSync(join(tmpdir(), "klyngekart-served-"));
  const data = count === undefined ? here("../data").pathname : join(folder, "data");
  const settings = count === undefined ? [] : makeUp(program, count, change, set, folder, data);
  return { ...(await start(program, folder, settings)), data };
}

/**
 * Serves the cluster whose settings lie in this folder of `fixtures`, until `stop`. `set` may edit the text
 * of the settings.
 */
export async function servedCluster(program, name, set) {
  const folder = mkdtempSync(join(tmpdir(), "klyngekart-served-"));
  const own = join(folder, name);
  cpSync(here(`../fixtures/${name}`), own, { recursive: true });
  const settings = join(own, "settings.toml");
  if (set) writeFileSync(settings, set(readFileSync(settings, "utf8")));
  return start(program, folder, ["--settings", settings]);
}

/** Starts the program with a database in this folder, which goes when it is stopped. */
async function start(program, folder, settings) {
  const database = `sqlite:${join(folder, "served.db")}`;
  const child = spawn(
    program,
    ["serve", "--listen", "127.0.0.1:0", "--database-url", database, ...settings],
    { stdio: ["ignore", "pipe", "ignore"] },
  );
  const url = await new Promise((found, failed) => {
    let said = "";
    child.stdout.on("data", (text) => {
      said += text;
      const [, url] = /at (http:\S+)/.exec(said) ?? [];
      if (url) found(url);
    });
    child.on("error", failed);
    child.on("exit", () => failed(new Error(`the server does not start: ${said}`)));
  });
  const stop = () => {
    child.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, stop };
}

/** Makes up the records; gives the arguments that name their settings. */
function makeUp(program, count, change, set, folder, data) {
  const made = spawnSync(program, ["generate", "--partners", `${count}`, "--seed", "1", "--out", data]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  if (change) {
    const files = ["partners.json", "sites.json"].map((name) => join(data, name));
    const lists = files.map((file) => JSON.parse(readFileSync(file, "utf8")));
    change(...lists);
    files.forEach((file, at) => writeFileSync(file, JSON.stringify(lists[at])));
  }
  const settings = join(folder, "settings.toml");
  const example = readFileSync(here("../settings.example.toml"), "utf8");
  const text = example.replace(/^# data = .*$/m, `data = ${JSON.stringify(data)}`);
  writeFileSync(settings, set ? set(text) : text);
  return ["--settings", settings];
}
