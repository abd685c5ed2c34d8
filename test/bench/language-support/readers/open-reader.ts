import type { Reader } from "./reader.ts";

const OPENERS = {
  nuanxin: async () => (await import("./ourselves.ts")).openOurselves(),
  "recognizers-text": async () => (await import("./recognizers.ts")).openRecognizers(),
  "chrono-node": async () => (await import("./chrono.ts")).openChrono(),
  nzh: async () => (await import("./nzh.ts")).openNzh(),
} as const satisfies Readonly<Record<string, () => Promise<Reader>>>;

export type ReaderName = keyof typeof OPENERS;

/** Ourselves first. */
export const READER_NAMES = Object.keys(OPENERS) as readonly ReaderName[];

/** Loads only the library that is asked for. */
export const openReader = (name: ReaderName): Promise<Reader> => OPENERS[name]();
