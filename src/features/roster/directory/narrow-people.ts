import type { Frame, Mention, PersonMention, UnionMention, Understanding } from "../../../language/frame.ts";
import type { Directory } from "./directory.ts";

/** Between a union and a name that it tells apart: 「印刷厂的王建国」. */
const LONGEST_JOINT = 1;

/** 「印刷厂的王建国」 is one of the two 王建国: a union right before a name keeps only its own people. */
export function narrowPeople(understanding: Understanding, directory: Directory): Understanding {
  const { frames, people, unions } = understanding;
  if (unions.length === 0 || people.every(({ ids }) => ids.length < 2)) return understanding;
  const narrow = (person: PersonMention): PersonMention => {
    const union = unions.find((one) => isRightBefore(one, person));
    const ids = person.ids.filter((id) => union?.ids.includes(directory.people.get(id)?.unionId ?? ""));
    return ids.length === 0 || union === undefined ? person : { ...person, ids };
  };
  return {
    ...understanding,
    people: people.map(narrow),
    frames: frames.map((frame) => within(frame, narrow)),
  };
}

function within(frame: Frame, narrow: (person: PersonMention) => PersonMention): Frame {
  const { person, people } = frame.slots;
  if (person === undefined && people === undefined) return frame;
  return {
    ...frame,
    slots: {
      ...frame.slots,
      ...(person === undefined ? {} : { person: narrow(person) }),
      ...(people === undefined ? {} : { people: people.map(narrow) }),
    },
  };
}

function isRightBefore(union: UnionMention, person: Mention): boolean {
  const gap = person.index - (union.index + union.text.length);
  return gap >= 0 && gap <= LONGEST_JOINT;
}
