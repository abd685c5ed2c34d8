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
const QUOTED = /(回复|回|或者?|、|reply(?: with)?|or|type)?\s{0,3}[「“]([^」”\s，。,.]{1,12})[」”]/giu;
const REPLY_NUMBER = /(?:回复|reply(?: with)?)\s*(\d{1,2})(?!\s*(?:到|至|-|to|\d))/giu;

function readNumbered(line) {
  const match = NUMBERED.exec(line);
  if (!match) return undefined;
  const [, dotted, spaced, circled, label] = match;
  const number = dotted ?? spaced ?? String(circled.codePointAt(0) - "①".codePointAt(0) + 1);
  return { number, label };
}

/**
 * The numbered choices among a message's lines, by line: `{ number, label }`. Lines count as choices only when
 * they run 1, 2 …; a line that begins with 「24 小时内」 is none.
 */
export function findChoices(lines) {
  const choices = new Map();
  for (const line of lines) {
    const numbered = readNumbered(line);
    if (numbered && Number(numbered.number) === choices.size + 1) choices.set(line, numbered);
  }
  return choices.size > 1 ? choices : new Map();
}

/**
 * What one could answer to a message at a click: `[{ send, label }]`: a choice's number, a word that it asks for.
 */
export function findQuickReplies(message) {
  const choices = findChoices(message.split("\n"));
  const replies = [...choices.values()].map(({ number, label }) => ({
    send: number,
    label: `${number}. ${label}`,
  }));
  if (choices.size === 0) {
    for (const [, number] of message.matchAll(REPLY_NUMBER)) replies.push({ send: number, label: number });
  }
  for (const [, lead, word] of message.matchAll(QUOTED)) {
    if (lead || COMMANDS.has(word)) replies.push({ send: word, label: word });
  }
  return replies.filter(({ send }, index) => replies.findIndex((other) => other.send === send) === index);
}
