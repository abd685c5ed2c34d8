import { createRequire } from "node:module";

/**
 * Wechaty and its puppets, in their CommonJS builds. As ES modules their 1,450 files go one by one through the loader
 * that runs our TypeScript: 3.3 s of CPU and 176 MB; required, 1.9 s and 160 MB. All come the same way, so that
 * there is only one of each. Loaded when first asked for: commands that do not chat need not pay.
 */
const load = createRequire(import.meta.url);

export const loadWechaty = () => load("wechaty") as typeof import("wechaty");
export const loadPuppetBase = () => load("wechaty-puppet") as typeof import("wechaty-puppet");
export const loadPuppetMock = () => load("wechaty-puppet-mock") as typeof import("wechaty-puppet-mock");
export const loadPuppetService = () =>
  load("wechaty-puppet-service") as typeof import("wechaty-puppet-service");
export const loadFileBox = () => load("file-box") as typeof import("file-box");
