import type {
  DateMention,
  Frame,
  Mention,
  PersonMention,
  UnionMention,
  Understanding,
} from "../../../language/frame.ts";
import type { Directory } from "./directory.ts";

/** Between a union and a name that it tells apart: 「印刷厂的王建国」. */
const LONGEST_JOINT = 1;
/** Between a year and the name: 「2010年评的那个刘洋」. */
const LONGEST_CLAUSE = 8;

/** The years, with the place where each was said, that stand beside a name and not in the event. */
type Beside = (person: PersonMention, id: string) => boolean;

/**
 * 「印刷厂的王建国」「2010年的刘洋」「刘洋（2010年）」 is one of several: a union right before a name, and the year of the title
 * that belongs to it, keep only those whom they fit. A year that tells people apart is no day of what happened.
 */
export function narrowPeople(
  understanding: Understanding,
  directory: Directory,
  text: string,
): Understanding {
  const { frames, people, unions, dates } = understanding;
  if (people.every(({ ids }) => ids.length < 2)) return understanding;
  const used = new Set<number>();
  const byUnion: Beside = (person, id) =>
    unions.some(
      (one) => isRightBefore(one, person) && one.ids.includes(directory.people.get(id)?.unionId ?? ""),
    );
  const byYear: Beside = (person, id) => {
    const year = directory.people.get(id)?.honourYear ?? null;
    const said = dates.find((date) => isYear(date, year) && belongsTo(date, person, text));
    if (said !== undefined) used.add(said.index);
    return said !== undefined;
  };
  const narrow = (person: PersonMention): PersonMention =>
    [byUnion, byYear].reduce((left, fits) => {
      if (left.ids.length < 2) return left;
      const ids = left.ids.filter((id) => fits(left, id));
      return ids.length === 0 ? left : { ...left, ids };
    }, person);
  const narrowed = people.map(narrow);
  return {
    ...understanding,
    people: narrowed,
    frames: frames.map((frame) => withoutDay(within(frame, narrow), used)),
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

function withoutDay(frame: Frame, used: ReadonlySet<number>): Frame {
  const { date, ...slots } = frame.slots;
  return date !== undefined && used.has(date.index) ? { ...frame, slots } : frame;
}

function isRightBefore(union: UnionMention, person: Mention): boolean {
  const gap = person.index - (union.index + union.text.length);
  return gap >= 0 && gap <= LONGEST_JOINT;
}

const isYear = ({ start, end }: DateMention, year: number | null): boolean =>
  start === `${year}-01-01` && end === `${(year ?? 0) + 1}-01-01`;

/** Before the name, in a clause that ends as an attribute does; or behind it in brackets. */
function belongsTo(date: DateMention, person: Mention, text: string): boolean {
  const before = text.slice(date.index + date.text.length, person.index);
  if (date.index < person.index) return before.length <= LONGEST_CLAUSE && ATTRIBUTE.test(before);
  return OPENING.test(text.slice(person.index + person.text.length, date.index));
}

const ATTRIBUTE = /^[^，,。；;、\s]*[的个位]$/u;
const OPENING = /^\s?[（(]$/u;
