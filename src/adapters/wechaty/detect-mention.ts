/** What the bot is called in a room, and whether the puppet says that it was mentioned. */
export interface Calling {
  readonly names: readonly string[];
  readonly mentioned: boolean;
}

const AFTER_NAME = String.raw`[\s\u2005，,、:：。!！~～]*`;
/** 「暖心的故事」 speaks of something heart-warming and calls nobody. */
const NOT_A_CALL = String.raw`(?![的地得了])`;

/**
 * Whether a message in a room speaks to the bot, and its text without the salutation.
 * The puppet's word alone is not enough: `mentionSelf` misses mentions by room alias and all hand-typed ones.
 */
export function detectMention(text: string, calling: Calling): { addressed: boolean; text: string } {
  let rest = text;
  for (const name of calling.names.filter(Boolean)) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
    rest = rest
      .replace(new RegExp(`\\s{0,8}[@＠]${escaped}${AFTER_NAME}`, "gu"), " ")
      .replace(new RegExp(`^\\s{0,20}${escaped}${NOT_A_CALL}${AFTER_NAME}`, "u"), "")
      .replace(new RegExp(`(?:[，,、\\s]{1,8}|([。.!！?？]))[@＠]?${escaped}${AFTER_NAME}$`, "u"), "$1");
  }
  if (rest !== text) return { addressed: true, text: rest.trim() };
  if (!calling.mentioned) return { addressed: false, text };
  // Mentioned under an alias that we do not know: WeChat ends a mention with a four-per-em space.
  return { addressed: true, text: text.replace(/^\s{0,20}[@＠][^\u2005]{1,32}\u2005/u, "").trim() };
}
