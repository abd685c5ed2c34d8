/** 「确认」 and the like are offered wherever they stand in brackets; other words only after "reply" or "or". */
const COMMANDS = new Set([
  "确认",
  "取消",
  "上一步",
  "转人工",
  "无变动",
  "撤销",
  "撤回",
  "收到",
  "接收",
  "帮助",
  "同意",
  "重发",
]);
const NUMBERED = /^\s*(?:(\d{1,2})\s*[.、．)）:：]\s*|(\d{1,2})\s+|([①-⑳])\s*)(\S.*)$/u;
const QUOTED = /(回复|回|或者?|、|reply(?: with)?|or|type)?\s*[「“]([^」”\s，。,.]{1,12})[」”]/giu;
const REPLY_NUMBER = /(?:回复|reply(?: with)?)\s*(\d{1,2})(?!\s*(?:到|至|-|to|\d))/giu;

/** Whether a line is one of numbered choices: its number and what it stands for. */
export function readChoice(line) {
  const match = NUMBERED.exec(line);
  if (!match) return undefined;
  const [, dotted, spaced, circled, label] = match;
  const number = dotted ?? spaced ?? String(circled.codePointAt(0) - "①".codePointAt(0) + 1);
  return { number, label };
}

/**
 * What one could answer to a message at a click: `[{ send, label }]`.
 * Numbered lines count as choices when they run 1, 2 …; a single "2024 …" is no choice.
 */
export function findQuickReplies(message) {
  const choices = message.split("\n").map(readChoice).filter(Boolean);
  const runs = choices.length > 1 && choices.every(({ number }, index) => Number(number) === index + 1);
  const replies = runs
    ? choices.map(({ number, label }) => ({ send: number, label: `${number}. ${label}` }))
    : [];
  if (!runs)
    for (const [, number] of message.matchAll(REPLY_NUMBER)) replies.push({ send: number, label: number });
  for (const [, lead, word] of message.matchAll(QUOTED)) {
    if (lead || COMMANDS.has(word)) replies.push({ send: word, label: word });
  }
  return replies.filter(({ send }, index) => replies.findIndex((other) => other.send === send) === index);
}
