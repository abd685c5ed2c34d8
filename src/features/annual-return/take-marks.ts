import type { Frame } from "../../language/frame.ts";
import type { Verb } from "../feature.ts";
import { type Mark, readReturnSlots } from "./return-form.ts";

/**
 * 「1、3退休」 on the roll-call: heard as if each had been reported by name, one card after the other; the roll-call
 * comes back when they are done.
 */
export const takeMarks: Verb = async ({ world }, slots) => {
  const { marks = [], roll } = readReturnSlots(slots);
  const frames = marks.flatMap((mark) => {
    const id = roll[mark.number - 1];
    const name = id === undefined ? undefined : world.directory.people.get(id)?.name;
    return id === undefined || name === undefined ? [] : [frameOf(mark, id, name)];
  });
  return { replies: [], dialogue: { next: "hear", frames, without: ["marks", "unexplained"] } };
};

function frameOf({ kind, date }: Mark, id: string, name: string): Frame {
  return {
    intent: "report-change",
    confidence: 1,
    candidates: [],
    mode: "report",
    slots: {
      kind,
      person: { text: name, index: 0, name, ids: [id], match: "exact" },
      ...(date === undefined ? {} : { date: { ...date, index: 0 } }),
    },
  };
}
