import { createRequire } from "node:module";
import { requireLazily } from "./require-lazily.ts";

/**
 * Wechaty and its puppets, in their CommonJS builds: a tenth of the loader's work that their ES modules make. All come
 * the same way, so that there is only one of each. Loaded when first asked for: commands that do not chat need not pay.
 */
const load = createRequire(import.meta.url);

/** Required by the family at load, though a bot that only writes texts never calls them: 2,700 files, 1.2 s of CPU, 53 MB. */
const SELDOM_USED = [
  // Invents contacts where the sandbox gives none.
  "faker",
  // QR codes in pictures: reading, drawing.
  "jimp",
  "jsqr",
  "qrcode",
  // Wechaty's own gateway client; chosen as a puppet it is loaded outright.
  "wechaty-puppet-service",
  // Another way to Wechaty's own gateway.
  "ws",
  "json-rpc-peer",
  // Fetching the preview of a link.
  "request",
  "cheerio",
  // Several of a queue's jobs at once.
  "ix/asynciterable/index.js",
  // A second machine that starts and stops services; the first is used.
  "xstate",
] as const;
/** Packages that are made of others of which one or two are used. */
const COLLECTIONS = ["/node_modules/fp-ts/lib/index.js"] as const;

const loadFrugally = (name: string): unknown =>
  requireLazily({ names: SELDOM_USED, by: COLLECTIONS }, () => load(name) as unknown);

export const loadWechaty = () => loadFrugally("wechaty") as typeof import("wechaty");
export const loadPuppetBase = () => loadFrugally("wechaty-puppet") as typeof import("wechaty-puppet");
export const loadPuppetMock = () =>
  loadFrugally("wechaty-puppet-mock") as typeof import("wechaty-puppet-mock");
export const loadFileBox = () => loadFrugally("file-box") as typeof import("file-box");
export const loadPuppetService = () =>
  load("wechaty-puppet-service") as typeof import("wechaty-puppet-service");
