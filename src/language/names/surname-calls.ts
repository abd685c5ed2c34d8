import type { Cues } from "../lexicon/cues.ts";
import { NO_EDGE } from "./edges.ts";
import type { Edges } from "./edges.ts";
import type { PeopleContext, Named } from "./find-people.ts";
import type { Span } from "../placed.ts";

/** How one speaks of people without their given name: 老冯, 小张, 王师傅, 李老师, 张主席. */
export function readSurnameCall(
  text: string,
  at: number,
  cues: Cues,
  edges: Edges,
  context: PeopleContext,
): { readonly span: Span; readonly named: Named } | undefined {
  const prefix = cues.at("call-prefix", at);
  const start = prefix ? prefix.end : at;
  const length = context.rules.surnameAt(text, start);
  if (length === 0) return undefined;
  const surname = text.slice(start, start + length);
  const end = start + length;
  const title = cues.at("title", end) ?? (prefix ? cues.at("honorific", end) : undefined);
  if (prefix === undefined && title === undefined) return undefined;
  if (context.rules.isDoubtful(surname) && edges.begin(at) === NO_EDGE) return undefined;
  if (prefix && title === undefined && edges.end(end) === NO_EDGE) return undefined;
  const span = { start: at, end: title && prefix === undefined ? title.end : end };
  const ids = context.roster?.surnamed(surname, context.inScope) ?? [];
  const sole = ids.length === 1 ? context.roster?.describe(ids[0]!) : undefined;
  return { span, named: { name: sole?.name ?? text.slice(span.start, span.end), ids, match: "honorific" } };
}
