import type { Reply } from "../../conversation/reply.ts";
import type { Locale } from "../../domain/locale.ts";
import type { DrawnFile, Enclosure } from "../../features/enclosure.ts";

/** Reply key and parameters → the text that a reader of this language sees. */
export type Render = (reply: Reply, locale: Locale) => string;

/** An enclosure → the file that a reader of this language gets. */
export type DrawFile = (enclosure: Enclosure, locale: Locale) => Promise<DrawnFile>;
