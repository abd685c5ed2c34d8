import { type Reply, say, sayPublicly } from "../../../conversation/reply.ts";
import type { HonourTitle } from "../../../rules/index.ts";
import type { Verb } from "../../feature.ts";
import type { World } from "../../world.ts";
import { policyOf } from "../facts/explain-in.ts";
import { describeLadder } from "./honour-ladder.ts";

const MOST_TITLES = 3;

/** Words that stand for the same title at every level: 工人先锋号, 先进工作者. */
const FAMILIES: Readonly<Record<string, RegExp>> = {
  medal: /-medal$/,
  certificate: /-certificate$/,
  "worker-pioneer": /-worker-pioneer$/,
  "advanced-worker": /-advanced-worker$/,
  "model-worker": /-model-worker$/,
};

/**
 * 「首都劳动奖章算劳模吗」「我能申报吗」: what a title is, whether it carries entitlement, what it needs first, and which
 * of that the person or union has (domain §4).
 */
export const answerHonour: Verb = async (context) => {
  const { world, frame, roomId } = context;
  const codes = frame.slots.honour?.codes ?? [];
  const found = world.rules.book.titles.filter(({ code }) =>
    codes.some((said) => said === code || FAMILIES[said]?.test(code) === true),
  );
  const rule = codes.find((code) => world.rules.rules.has(code));
  const replies: Reply[] = [];
  if (found.length === 0)
    replies.push(
      rule === undefined ? say("relief:honour.which") : say("relief:policy", policyOf(world, rule)),
    );
  for (const title of found.slice(0, MOST_TITLES)) {
    const ladder = await describeLadder(context, title);
    replies.push(say("relief:answer", { lines: [describeTitle(world, title), ...ladder] }));
  }
  return { replies: roomId === null ? replies : replies.map(({ key, params }) => sayPublicly(key, params)) };
};

function describeTitle(world: World, title: HonourTitle): Reply {
  const name = { "zh-CN": title.names["zh-CN"][0] ?? title.code, en: title.names.en[0] ?? title.code };
  const clause = world.rules.book.clauses.get(title.clause ?? "")?.text ?? "";
  const recipient = say(`relief:honour.to.${title.to}`);
  const carries =
    title.tier === null
      ? "relief:honour.none"
      : title.byReading
        ? "relief:honour.by-reading"
        : "relief:honour.carries";
  return say(carries, { name, recipient, tier: say(`relief:honour.tier.${title.tier ?? "none"}`), clause });
}
