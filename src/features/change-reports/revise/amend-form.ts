import type { Form, FormSlots } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import { choosePerson } from "../../roster/index.ts";
import type { World } from "../../world.ts";
import { type ChangeSlots, writeSlots } from "../form/change-slots.ts";
import { readFrame } from "../form/read-frame.ts";

/** Number of the report, and what it should say instead. */
export interface AmendSlots extends ChangeSlots {
  readonly receipt?: string;
}

export const readAmendment = (slots: FormSlots): AmendSlots => slots;

/** 「更正 2026-000001 日期改成11月19号」: opens on a recorded report; nothing changes before 确认. */
export const amendForm: Form<World> = {
  name: "amend",
  intents: ["correct-report"],
  action: "amend-report",
  commit: "amend-report",
  open: (frame, world) => writeSlots({ receipt: frame.slots.receipt, ...readFrame(frame, world) }),
  fill(slots, frame, asked, world) {
    const said = readFrame(frame, world);
    if (asked === "receipt" && frame.slots.receipt !== undefined)
      return writeSlots({ ...slots, receipt: frame.slots.receipt });
    if (frame.intent === "report-change" && asked !== "correction") return null;
    if (Object.keys(said).length === 0) return null;
    const redated =
      said.date === undefined
        ? {}
        : { dateLacks: undefined, vagueDate: undefined, vagueEnd: undefined, impossibleDate: undefined };
    return writeSlots({ ...slots, ...redated, ...said });
  },
  title: (slots) => say("changes:title-amendment", { receipt: readAmendment(slots).receipt ?? "" }),
  next(formSlots, world) {
    const slots = readAmendment(formSlots);
    if (slots.receipt === undefined)
      return { kind: "ask", slot: "receipt", reply: say("changes:which-report") };
    if (slots.impossibleDate !== undefined)
      return {
        kind: "ask",
        slot: "date",
        reply: say("changes:no-such-date", { text: slots.impossibleDate }),
      };
    if (slots.vagueDate !== undefined && slots.date === undefined)
      return {
        kind: "ask",
        slot: "date",
        expects: "date",
        reply: say("changes:which-day-of-many", {
          what: say("changes:title-amendment", { receipt: slots.receipt }),
        }),
      };
    if (slots.people !== undefined && slots.people.length === 0)
      return { kind: "stop", reply: say("changes:person-not-found", { name: slots.personName ?? "" }) };
    const several = slots.personId === undefined && (slots.people?.length ?? 0) > 1;
    if (several || (slots.guessed === true && slots.personId === undefined)) {
      const choices = choosePerson(world.directory, slots.people ?? [], (id) => ({
        personId: id,
        people: [id],
      }));
      return {
        kind: "ask",
        slot: "person",
        reply: say("changes:which-person", { name: slots.personName ?? "" }),
        choices,
      };
    }
    const { receipt: _receipt, ...said } = slots;
    if (Object.keys(said).length === 0)
      return {
        kind: "ask",
        slot: "correction",
        reply: say("changes:what-instead", { receipt: slots.receipt }),
      };
    return { kind: "card", verb: "preview-amendment" };
  },
};
