import type { Cue } from "../../lexicon/cues.ts";
import { contains } from "../../placed.ts";
import type { Message } from "../message/message.ts";
import { isQuestion } from "./read-mode.ts";

const NONE: readonly Cue[] = [];

/**
 * What the register says of somebody, told anew or set right: 「陈静学历是本科，改一下」「张伟的生日好像不对，应该是…」「孙桂芳是群众不是党员」.
 * Classes `record-field`, `record-value` and `record-says` of the lexicon. To a question of the dialogue it would be an answer,
 * or put the draft right.
 */
export function findRecord(message: Message): readonly Cue[] {
  const { people, expecting, cues } = message;
  if (people.length === 0 || expecting !== undefined) return NONE;
  if (!cues.has("record-field") && !cues.has("record-value")) return NONE;
  if (isQuestion(message)) return NONE;
  const fields = cues
    .of("record-field")
    .filter((field) => isOfPerson(message, field) && isTold(message, field));
  return fields.length > 0 ? outermost(fields) : findContrast(message);
}

/** 「把冯德才的身份证最后一位改成X」: somebody named before the column. 「名字错了，是李强」 names what it should hold. */
function isOfPerson(message: Message, field: Cue): boolean {
  const { start } = message.layout.sentenceAt(field.start, message);
  return message.people.some(
    (person) => person.start >= start && person.end <= field.start && person.mention.relation === undefined,
  );
}

/** Something says what the column holds, or that it is wrong. */
function isTold({ cues }: Message, field: Cue): boolean {
  const said = cues.of("record-says");
  const values = cues.of("record-value").filter(({ code }) => code === field.code);
  // 「名字是对的」
  if (values.some(({ start }) => start >= field.end)) return true;
  return said.some(
    ({ start, end, code }) =>
      (start >= field.end || (code === "change" && end <= field.start)) &&
      cues.at("record-right", end) === undefined,
  );
}

/** 「她是满族不是汉族」「是党员，花名册上写的群众」: two that cannot both be so. */
function findContrast({ cues, text }: Message): readonly Cue[] {
  const values = outermost(cues.of("record-value"));
  const [first, second] = values;
  if (first === undefined || second === undefined || first.code !== second.code) return NONE;
  return first.text === second.text || !/[是为写登填]/.test(text) ? NONE : [first];
}

/** 联系电话 is one column, though 电话 is in it. */
const outermost = (cues: readonly Cue[]): readonly Cue[] =>
  cues.filter(
    (cue) =>
      !cues.some(
        (other) => other !== cue && contains(other, cue) && other.end - other.start > cue.end - cue.start,
      ),
  );

/** What the column should hold: the value that is not denied and that does not stand there by mistake. */
export function recordValue({ cues }: Message, kind: string): Cue | undefined {
  const values = outermost(cues.of("record-value")).filter(({ code }) => code === kind);
  const right = values.filter(({ start }) => cues.endingAt("record-says", start)?.code !== "mistaken");
  return right.find(({ start }) => cues.endingAt("contrast", start) === undefined) ?? right[0];
}
