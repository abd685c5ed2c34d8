import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { statfs } from "node:fs/promises";

import { checkFont } from "../../adapters/pictures/draw-svg.ts";
import { MIGRATIONS_FOLDER } from "../../adapters/database/migrate.ts";
import type { Config } from "../../config.ts";
import { type Finding, found } from "./finding.ts";

const LOW_MB = 1_024;
const FULL_MB = 100;
/** As package.json says. */
const OLDEST_NODE = [20, 20] as const;

/** Node, the data folder and the room in it, the clock by itself, the font of the pictures. */
export async function checkMachine(config: Config): Promise<Finding[]> {
  return [checkNode(), await checkFolder(config.folder), checkClock(), checkFonts()];
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [oldest, least] = OLDEST_NODE;
  const code = major > oldest || (major === oldest && minor >= least) ? "program-ok" : "node-old";
  return found("program", code, { version: process.versions.node });
}

async function checkFolder(folder: string): Promise<Finding> {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const probe = `${folder}/.doctor-${process.pid}`;
    writeFileSync(probe, "", { flag: "wx" });
    rmSync(probe);
  } catch {
    return found("folder", "folder-unwritable", { folder });
  }
  const { bavail, bsize } = await statfs(folder);
  const free = Math.floor((bavail * bsize) / 1_048_576);
  return found("folder", free < FULL_MB ? "disk-full" : free < LOW_MB ? "disk-low" : "folder-ok", {
    folder,
    free,
  });
}

/** A clock that stands before the program was made would date reports wrongly: 31 December counts to the minute. */
function checkClock(): Finding {
  const newest = Math.max(
    ...readdirSync(MIGRATIONS_FOLDER).map((name) => statSync(`${MIGRATIONS_FOLDER}/${name}`).mtimeMs),
  );
  const now = Date.now();
  const shown = new Date(now).toISOString();
  return found("clock", now < newest - 86_400_000 ? "clock-behind" : "clock-ok", { now: shown });
}

function checkFonts(): Finding {
  try {
    checkFont();
    return found("font", "font-ok");
  } catch {
    return found("font", "font-missing");
  }
}
