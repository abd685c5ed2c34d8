import { type Audience, type Reply, say, sayPublicly } from "../../conversation/reply.ts";
import type { ReplyKey } from "../../conversation/reply-key.ts";
import type { Intent } from "../../language/frame.ts";
import type { Verb, VerbContext } from "../feature.ts";

/** In a group only `public` replies are said. */
const audienceOf = ({ roomId }: Pick<VerbContext, "roomId">): Audience =>
  roomId === null ? "private" : "public";
const answer = (context: VerbContext, key: ReplyKey, params: Reply["params"] = {}): Reply => ({
  key,
  params,
  audience: audienceOf(context),
});

/** 帮助: what this role can do, in its own words. */
export const help: Verb = async (context) => ({
  replies: [
    context.roomId === null ? say(`guidance:help.${context.actor.role}`) : sayPublicly("guidance:help.group"),
  ],
});

/** 转人工: staff are told who waits; works at any step. */
export const human: Verb = async ({ actor, source, world }) => ({
  replies: [say("guidance:human")],
  notices: [
    {
      to: { kind: "staff" },
      reply: say("guidance:human-notice", {
        name: actor.name ?? say("guidance:someone"),
        union: world.directory.unions.get(actor.unionId ?? "")?.name ?? "",
      }),
      once: `human:${source.inboxId}`,
    },
  ],
  audit: [{ action: "ask-human", subject: null }],
});

/** In a group nobody is called by the name that they are bound under. */
export const greet: Verb = async (context) => ({
  replies: [
    context.actor.name === null || context.roomId !== null
      ? answer(context, "guidance:greeting-guest")
      : answer(context, "guidance:greeting", { name: context.actor.name }),
  ],
});

export const thank: Verb = async (context) => ({ replies: [answer(context, "guidance:welcome")] });

export const condole: Verb = async (context) => ({ replies: [answer(context, "guidance:condolence")] });

/** 确认, 取消, 上一步 or a number with nothing in hand. */
export const nothingToDo: Verb = async (context) => ({
  replies: [answer(context, "guidance:nothing-in-hand")],
});

/** Offered as what was meant, these would lead nowhere. */
const SAYS_NOTHING: ReadonlySet<Intent> = new Set(["unknown", "answer", "ask-policy"]);

/** One useful next step, never silence. */
export const unknown: Verb = async (context) => {
  const { source, frame, roomId, actor } = context;
  if (source.attachment !== null) return { replies: [say("guidance:file-not-needed")] };
  if (source.text === "") return { replies: [answer(context, "guidance:empty")] };
  if (roomId !== null) return { replies: [sayPublicly("guidance:unknown-in-group")] };
  const guesses = frame.candidates.filter(({ intent }) => !SAYS_NOTHING.has(intent)).slice(0, 3);
  if (guesses.length > 0) {
    const choices = guesses.map(({ intent }) => say(`guidance:intent.${intent}`));
    return {
      replies: [say("dialogue:with-choices", { question: say("guidance:perhaps"), choices })],
      dialogue: { next: "which", intents: guesses.map(({ intent }) => intent) },
    };
  }
  // 「问政策」 would be no answer to a question that nobody has read.
  const asks = frame.candidates.some(({ intent }) => intent === "ask-policy");
  return { replies: [say(asks ? "guidance:unknown-question" : `guidance:unknown.${actor.role}`)] };
};

export const setLanguage: Verb = async ({ frame }) => {
  const locale = frame.slots.locale ?? "zh-CN";
  return { replies: [say("guidance:language", { language: locale })], locale };
};
