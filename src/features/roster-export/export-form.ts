import type { Form, FormSlots } from "../../conversation/form.ts";
import { say } from "../../conversation/reply.ts";
import { returnYear } from "../../domain/return-year.ts";
import type { Frame } from "../../language/frame.ts";
import type { World } from "../world.ts";
import type { ExportRequest } from "./export-request.ts";
import { EXPORT_KINDS, type ExportKind } from "./schema.ts";

export interface ExportSlots {
  readonly what?: ExportKind;
  readonly unionId?: string;
  readonly year?: number;
  readonly full?: boolean;
  readonly purpose?: string;
}

export const readExportSlots = (slots: FormSlots): ExportSlots => slots as unknown as ExportSlots;
const writeSlots = (slots: ExportSlots): FormSlots => slots as unknown as FormSlots;

/** 「导出花名册」 → what for → a card with the number of rows → 确认 → the file, in private. */
export const exportForm: Form<World> = {
  name: "roster-export",
  intents: ["export"],
  action: "export-roster",
  commit: "make-export",
  open: (frame, world) => writeSlots(readSaid(frame, world)),
  fill(slots, frame, asked, world) {
    if (asked === "purpose")
      return world.text === "" ? null : { ...slots, purpose: world.text.slice(0, 200) };
    const said = readSaid(frame, world);
    return Object.keys(said).length === 0 ? null : { ...slots, ...writeSlots(said) };
  },
  title: () => say("exports:title"),
  freeText: ["purpose"],
  next(slots) {
    const { what, purpose } = readExportSlots(slots);
    if (what === undefined)
      return {
        kind: "ask",
        slot: "what",
        reply: say("exports:which"),
        choices: EXPORT_KINDS.map((kind) => ({
          label: say(`exports:kind.${kind}`),
          slots: { what: kind },
        })),
      };
    if (purpose === undefined)
      return { kind: "ask", slot: "purpose", expects: "text", reply: say("exports:what-for") };
    return { kind: "card", verb: "preview-export" };
  },
};

/** An officer's own unit, whatever was said; staff name one or mean the district. */
export function requestOf(slots: FormSlots, { actor, today }: World): ExportRequest {
  const { what = "roster", unionId = null, year = returnYear(today), full = false } = readExportSlots(slots);
  return {
    kind: what,
    unionId: actor.role === "officer" ? actor.unionId : unionId,
    year,
    masked: !full,
  };
}

function readSaid({ slots: { facts, toUnion } }: Frame, { text, today }: World): ExportSlots {
  const what = EXPORT_KINDS.find((kind) => kind === facts?.["what"]);
  const unionId = toUnion?.ids[0];
  const said = /(?<!\d)(20\d\d)(?!\d)/.exec(text.normalize("NFKC"))?.[1];
  const current = Number(today.slice(0, 4));
  const year = said === undefined ? (text.includes("去年") ? current - 1 : undefined) : Number(said);
  return {
    ...(what === undefined ? {} : { what }),
    ...(unionId === undefined ? {} : { unionId }),
    ...(year === undefined ? {} : { year }),
    ...(facts?.["numbers"] === undefined ? {} : { full: facts["numbers"] === "full" }),
  };
}
