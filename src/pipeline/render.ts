import type { Reply } from "../conversation/reply.ts";
import type { Locale } from "../domain/locale.ts";

/** Reply key and parameters → the text that a reader of this language sees. */
export type Render = (reply: Reply, locale: Locale) => string;
