import { say } from "../../conversation/reply.ts";
import { dateInZone } from "../../domain/local-date.ts";
import type { Verb } from "../feature.ts";
import { buildWorkbook, collectTables, countRows, nameScope } from "./build-workbook.ts";
import { readExportSlots, requestOf } from "./export-form.ts";
import { sourceOf } from "./export-request.ts";
import { auditOf, registerExport } from "./register-export.ts";

/** The card: what, of whom, how many rows, masked or not, what for. */
export const previewExport: Verb = async (context, slots) => {
  const request = requestOf(slots, context.world);
  const source = sourceOf(context);
  const rows = countRows(request, await collectTables(source, request));
  return {
    replies: [
      say("exports:card", {
        what: say(`exports:kind.${request.kind}`),
        scope: nameScope(source, request),
        year: request.year,
        rows,
        masked: say(request.masked ? "exports:masked" : "exports:full-needs-director"),
        purpose: readExportSlots(slots).purpose ?? "",
      }),
    ],
  };
};

/** 确认: masked, the file at once; with full numbers, the director is asked first. */
export const makeExport: Verb = async (context, slots) => {
  const { tx, world, actor, now } = context;
  const request = requestOf(slots, world);
  const { purpose = "" } = readExportSlots(slots);
  const source = sourceOf(context);
  const taken = { request, purpose, by: actor.bindingId, at: now };
  if (!request.masked) {
    const { number } = await registerExport(tx, world.vault, { ...taken, rows: null });
    return {
      replies: [say("exports:asked", { number })],
      audit: [{ ...auditOf(request, number, null), action: "request-export" }],
      wake: true,
    };
  }
  const tables = await collectTables(source, request);
  const rows = countRows(request, tables);
  const { number, expiresAt } = await registerExport(tx, world.vault, { ...taken, rows });
  const stamp = {
    number,
    by: actor.name ?? "",
    at: dateInZone(now),
    purpose,
    expires: dateInZone(expiresAt),
  };
  return {
    replies: [say("exports:delivered", { number, rows, expires: stamp.expires })],
    files: [buildWorkbook(source, request, tables, stamp)],
    audit: [auditOf(request, number, rows)],
  };
};
