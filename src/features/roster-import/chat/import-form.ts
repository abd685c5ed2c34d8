import type { Form } from "../../../conversation/form.ts";
import { say } from "../../../conversation/reply.ts";
import type { World } from "../../world.ts";

/** 「导入花名册」 → the file → a preview → 确认. */
export const importForm: Form<World> = {
  name: "roster-import",
  intents: ["import"],
  action: "import-roster",
  commit: "confirm-roster-import",
  open: (_frame, world): { file?: string } =>
    world.attachment === null ? {} : { file: world.attachment.name },
  fill: (slots, _frame, _asked, world) =>
    world.attachment === null ? null : { ...slots, file: world.attachment.name },
  title: () => say("imports:title"),
  next: (slots) =>
    slots["file"] === undefined
      ? { kind: "ask", slot: "file", reply: say("imports:send-file") }
      : { kind: "card", verb: "take-roster-file" },
};
