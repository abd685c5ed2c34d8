import type { PersonMention } from "../frame.ts";
import type { Cues } from "../lexicon/cues.ts";
import type { Span } from "../placed.ts";

export type Relation = NonNullable<PersonMention["relation"]>;

const RELATIONS = new Set<string>(["spouse", "child", "parent", "other"] satisfies Relation[]);

/** 李秀英的母亲, 王建国爱人: what follows is said of the relative. */
export function readRelation(text: string, name: Span, cues: Cues): Relation | undefined {
  let at = name.end;
  const honorific = cues.at("honorific", at);
  if (honorific) at = honorific.end;
  const possessive = cues.at("possessive", at);
  if (possessive) at = possessive.end;
  const relation = cues.at("relation", at);
  // 李秀英奶奶 is herself, 李秀英的奶奶 is not.
  if (relation !== undefined && possessive === undefined && isForm(relation.text)) return undefined;
  return relation && isRelation(relation.code) ? relation.code : undefined;
}

/** What old people are called by whoever speaks of them. */
export const isForm = (word: string): boolean => FORMS.has(word);
const FORMS = new Set(["奶奶", "爷爷", "姥姥", "姥爷", "老爷子", "老太太"]);

export const isRelation = (code: string): code is Relation => RELATIONS.has(code);
