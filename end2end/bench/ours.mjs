// Our own server, with the real cluster (36 organisations) or a made one of any size.

import { resolve } from "node:path";

import { served } from "../served.mjs";

const program = resolve(process.env.PROGRAM ?? "target/release/klyngekart");

/** Our server with so many organisations: `url`, the data folder, and `stop`. */
export const ours = (size) => served(program, size === 36 ? undefined : size);
