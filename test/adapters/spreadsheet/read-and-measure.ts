import { existsSync, readFileSync } from "node:fs";

import { readSheet } from "../../../src/adapters/spreadsheet/read-sheet.ts";

/** Reads one file as a process of its own, and says what became of it and what memory that took at most. */
const [file = ""] = process.argv.slice(2);
const result = await readSheet(readFileSync(file))(async () => {});
// Linux hands the parent's peak down to a child; its own stands in its status.
const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
const peak = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? process.resourceUsage().maxRSS);
console.log(JSON.stringify({ verdict: result.ok ? "read" : result.refusal, megabytes: peak / 1024 }));
