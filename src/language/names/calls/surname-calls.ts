import type { Cues } from "../../lexicon/cues.ts";
import { NO_EDGE } from "../edges.ts";
import type { Edges } from "../edges.ts";
import type { PeopleContext, Named } from "../find-people.ts";
import type { Span } from "../../placed.ts";

/** How one speaks of people without their given name: 老冯, 小张, 王师傅, 李老师, 张主席, 冯老. */
export function readSurnameCall(
  text: string,
  at: number,
  cues: Cues,
  edges: Edges,
  { rules, roster, inScope }: PeopleContext,
): { readonly span: Span; readonly named: Named } | undefined {
  const prefix = cues.at("call-prefix", at);
  const start = prefix ? prefix.end : at;
  const length = rules.surnameAt(text, start);
  if (length === 0) return undefined;
  const surname = { start, end: start + length };
  // Seldom a title follows: that is looked at first.
  const end = prefix ? endAfterPrefix(surname.end, cues, edges) : endOfTitle(surname.end, cues, edges);
  if (end === undefined || rules.isOrdinary(text.slice(at, at + 2)) || beginsInWord(at, cues))
    return undefined;
  const called = text.slice(start, surname.end);
  if (rules.isDoubtful(called) && edges.begin(at) === NO_EDGE) return undefined;
  const ids = roster?.surnamed(called, inScope) ?? [];
  const sole = ids.length === 1 ? roster?.describe(ids[0]!) : undefined;
  const name = sole?.name ?? text.slice(at, end);
  return { span: { start: at, end }, named: { name, ids, match: "honorific" } };
}

/** 经费总额 holds no 费总, 谢谢老师 no 谢老师. */
const beginsInWord = (at: number, cues: Cues): boolean =>
  cues.touching({ start: at, end: at + 1 }).some(({ start }) => start < at);

/** 老冯, 老冯师傅: the name ends with the surname. */
function endAfterPrefix(end: number, cues: Cues, edges: Edges): number | undefined {
  const titled = cues.at("title", end) !== undefined || cues.at("honorific", end) !== undefined;
  return titled || edges.end(end) !== NO_EDGE ? end : undefined;
}

/** 王师傅. A title of one character ends where a name may: 王工、李总, but not 王工作. */
function endOfTitle(end: number, cues: Cues, edges: Edges): number | undefined {
  const title = cues.at("title", end);
  if (title === undefined) return undefined;
  return title.end - title.start > 1 || edges.end(title.end) !== NO_EDGE ? title.end : undefined;
}
