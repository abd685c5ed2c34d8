import { type Reply, say, sayPublicly } from "../../../conversation/reply.ts";
import type { HonourTitle } from "../../../rules/index.ts";
import type { Verb } from "../../feature.ts";
import type { World } from "../../world.ts";

/** 「首都劳动奖章算劳模吗」: what a title is and whether it carries entitlement, from the catalogue (domain §4). */
export const answerHonour: Verb = async ({ world, frame, roomId }) => {
  const codes = frame.slots.honour?.codes ?? [];
  const found = world.rules.book.titles.filter((title) => codes.includes(title.code));
  const replies =
    found.length === 0
      ? [say("relief:honour.which")]
      : found.slice(0, 3).map((title) => describeTitle(world, title));
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
