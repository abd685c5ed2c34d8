import type { Form, FormSlots } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { World } from "../../world.ts";
import { type PolicyChange, readPolicyWords } from "./read-policy-words.ts";

export const readPolicySlots = (slots: FormSlots): PolicyChange => slots;

/** 「催报改为提前20、10、5天」 → what holds now and what would → 确认. */
export const policyForm: Form<World> = {
  name: "campaign-policy",
  intents: ["campaign-change"],
  action: "change-campaign",
  commit: "change-campaign",
  open: (_frame, world) => ({ ...readPolicyWords(world.text) }),
  fill(slots, _frame, _asked, world) {
    const said = readPolicyWords(world.text);
    return Object.keys(said).length === 0 ? null : { ...slots, ...said };
  },
  title: () => say("campaign:policy.title"),
  next: (slots) =>
    Object.keys(slots).length === 0
      ? { kind: "ask", slot: "policy", reply: say("campaign:policy.what") }
      : { kind: "card", verb: "preview-campaign" },
};
