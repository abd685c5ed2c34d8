// `node test/run.js FILE.ts …`: a bench, a proof or a process of theirs, compiled as the program itself is.
import { relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

import { compileSources } from "../src/cli/compile.js";

const project = fileURLToPath(new URL("..", import.meta.url));
process.argv.splice(1, 1);
const file = relative(project, process.argv[1] ?? "").replace(/\.ts$/, ".js");
await import(pathToFileURL(`${await compileSources(["src", "test"])}/${file}`).href);
