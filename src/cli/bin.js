#!/usr/bin/env -S node --max-semi-space-size=4 --v8-pool-size=1
// What you read is what runs: sources that have changed are compiled on the way, in under a second.
import { pathToFileURL } from "node:url";

import { compileSources } from "./compile.js";

const { callCommand } = await import(pathToFileURL(`${await compileSources()}/src/cli/nuanxin.js`).href);
const code = await callCommand(process.argv.slice(2));
// Whatever is still at work for a call that failed ends with it.
if (code !== null) process.exit(code);
