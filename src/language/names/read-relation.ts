import type { PersonMention } from "../frame.ts";
import type { Cues } from "../lexicon/cues.ts";
import type { Span } from "../placed.ts";

export type Relation = NonNullable<PersonMention["relation"]>;

const RELATIONS = new Set<string>(["spouse", "child", "parent", "other"] satisfies Relation[]);

/** 李秀英的母亲, 王建国爱人: what follows is said of the relative. */
export function readRelation(text: string, name: Span, cues: Cues): { readonly relation?: Relation } {
  let at = name.end;
  const honorific = cues.at("honorific", at);
  if (honorific) at = honorific.end;
  const possessive = cues.at("possessive", at);
  if (possessive) at = possessive.end;
  const relation = cues.at("relation", at);
  return relation && isRelation(relation.code) ? { relation: relation.code } : {};
}

export const isRelation = (code: string): code is Relation => RELATIONS.has(code);
