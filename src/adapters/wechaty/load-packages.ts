import { createRequire } from "node:module";
import { requireLazily } from "./require-lazily.ts";

/**
 * Wechaty and its puppets, in their CommonJS builds: a tenth of the loader's work that their ES modules make. All come
 * the same way, so that there is only one of each. Loaded when first asked for: commands that do not chat need not pay.
 */
const load = createRequire(import.meta.url);

/** Required by the family at load, though a bot that only writes texts never calls them: 2,300 files, 1.1 s of CPU, 45 MB. */
const SELDOM_USED = [
  // Invents contacts where the sandbox gives none.
  "faker",
  // QR codes in pictures: reading, drawing.
  "jimp",
  "qrcode",
  // Wechaty's own gateway client; chosen as a puppet it is loaded outright.
  "wechaty-puppet-service",
  // Fetching the preview of a link.
  "request",
  "cheerio",
] as const;

const loadFrugally = (name: string): unknown => requireLazily(SELDOM_USED, () => load(name) as unknown);

export const loadWechaty = () => loadFrugally("wechaty") as typeof import("wechaty");
export const loadPuppetBase = () => loadFrugally("wechaty-puppet") as typeof import("wechaty-puppet");
export const loadPuppetMock = () =>
  loadFrugally("wechaty-puppet-mock") as typeof import("wechaty-puppet-mock");
export const loadFileBox = () => loadFrugally("file-box") as typeof import("file-box");
export const loadPuppetService = () =>
  load("wechaty-puppet-service") as typeof import("wechaty-puppet-service");
