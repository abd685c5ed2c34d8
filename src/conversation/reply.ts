import type { Locale } from "../domain/locale.ts";
import type { ReplyKey } from "./reply-key.ts";

/** Who may read a reply. In a group only `public` ones are said; the others go to the person in private. */
export type Audience = "public" | "private";

/** The same words in every language: texts that are data (the rule book's, the title catalogue's). */
export type LocalText = Readonly<Record<Locale, string>>;

export type ReplyParams = { readonly [name: string]: string | number | LocalText | readonly Reply[] | Reply };

/** What to say, as a key of the locales and its parameters; the text is made at render, for the reader's language. */
export interface Reply {
  readonly key: ReplyKey;
  readonly params: ReplyParams;
  readonly audience: Audience;
}

/** For the person asked, in private. */
export const say = (key: ReplyKey, params: ReplyParams = {}): Reply => ({ key, params, audience: "private" });

/** For anyone: public policy only. */
export const sayPublicly = (key: ReplyKey, params: ReplyParams = {}): Reply => ({
  key,
  params,
  audience: "public",
});
