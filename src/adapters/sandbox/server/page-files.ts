import { readFile, readdir } from "node:fs/promises";
import { extname } from "node:path";

const PAGE = new URL("../page/", import.meta.url);
const LOCALES = new URL("../../../../locales/", import.meta.url);

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};

export interface PageFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/**
 * Everything that the page is made of, by URL path: its files, and its texts as `/texts/<locale>.json`.
 * Read once at the start; no path of a request ever reaches the file system.
 */
export async function loadPageFiles(): Promise<ReadonlyMap<string, PageFile>> {
  const files = new Map<string, PageFile>();
  for (const found of await readdir(PAGE, { recursive: true })) {
    const name = found.replaceAll("\\", "/");
    const type = CONTENT_TYPES[extname(name)];
    if (type !== undefined) files.set(`/${name}`, { type, bytes: await readFile(new URL(name, PAGE)) });
  }
  const index = files.get("/index.html");
  if (index) files.set("/", index);
  for (const locale of await readdir(LOCALES)) {
    const bytes = await readFile(new URL(`${locale}/replies/sandbox.json`, LOCALES));
    files.set(`/texts/${locale}.json`, { type: "application/json", bytes });
  }
  return files;
}
