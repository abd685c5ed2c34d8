import type { Actor, AuditEntry } from "../../features/feature.ts";
import type { AuditRow } from "../commit-deeds.ts";
import type { House } from "../house.ts";

/**
 * One link of the audit chain for all that a transaction did; null when it did nothing worth a record. The chain covers
 * a keyed digest of the details, not the details: they can be sealed anew or erased, and the chain still proves itself.
 */
export function makeAuditRow(
  house: House,
  actor: Actor | "system",
  entries: readonly AuditEntry[],
  source: { readonly inboxId: string | null; readonly now: Date },
): AuditRow | null {
  const [first] = entries;
  if (first === undefined) return null;
  const by =
    actor === "system" ? "system" : (actor.bindingId ?? house.vault.blindIndex("contact", actor.contactId));
  const subjects = [...new Set(entries.flatMap((entry) => (entry.subject === null ? [] : [entry.subject])))];
  const given = entries.map(({ details }) => details ?? null);
  const details = given.every((detail) => detail === null) ? null : JSON.stringify(given);
  const row = source.inboxId ?? `${first.action}:${source.now.toISOString()}`;
  const payload = JSON.stringify({
    at: source.now.toISOString(),
    by,
    inbox: source.inboxId,
    entries: entries.map(({ action, subject }) => ({ action, subject })),
    details: details === null ? null : house.vault.blindIndex("audit-details", details),
  });
  return {
    actor: by,
    action: first.action,
    subjects,
    payload,
    detailsSealed:
      details === null ? null : house.vault.seal(details, { table: "audit", column: "details", row }),
  };
}
