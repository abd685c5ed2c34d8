import type { Form, FormSlots } from "../../conversation/form.ts";
import { say } from "../../conversation/reply.ts";
import type { World } from "../world.ts";

export interface AttachSlots {
  readonly receipt?: string;
  /** Files sent so far. */
  readonly files?: number;
}

export const readAttachSlots = (slots: FormSlots): AttachSlots => slots;

/** 「附件 2026-000001」: shows what is there and takes what is sent, until 「完成」. */
export const attachForm: Form<World> = {
  name: "attach",
  intents: ["attach"],
  action: "attach-file",
  commit: "finish-attaching",
  open: ({ slots }) => (slots.receipt === undefined ? {} : { receipt: slots.receipt }),
  fill(slots, frame) {
    if (frame.intent !== "send-file") return null;
    return { ...slots, files: (readAttachSlots(slots).files ?? 0) + 1 };
  },
  title: (slots) => say("attachments:title", { receipt: readAttachSlots(slots).receipt ?? "" }),
  answeredBy: ["send-file"],
  next: () => ({ kind: "card", verb: "show-attachments" }),
};
