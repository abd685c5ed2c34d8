import { v7 as newId } from "uuid";

import { type Reply, sayPublicly } from "../../conversation/reply.ts";
import { DEFAULT_LOCALE, type Locale } from "../../domain/locale.ts";
import type { Tx } from "../../features/database.ts";
import type { Enclosure } from "../../features/enclosure.ts";
import type { Notice } from "../../features/feature.ts";
import type { PlannedFile, PlannedSend } from "../commit-deeds.ts";
import { findRecipients } from "../find-recipients.ts";
import type { House } from "../house.ts";

/** How long the process that planned a line may take to send it before another one does. */
export const LEASE_MS = 30_000;

/** More notices than this are left to whichever process has time: nobody sends them all within a lease. */
const MOST_LEASED = 50;

/** What lines are written and sealed with. */
type Pens = Pick<House, "render" | "drawFile" | "vault">;

export interface Answered {
  readonly contactId: string;
  readonly roomId: string | null;
  readonly inboxId: string;
  readonly locale: Locale;
}

/**
 * Replies → lines for the outbox. The second wall of privacy: in a group only public replies are said; for the others
 * one neutral line stands there, and they go to the person in private.
 */
export function planReplies(house: Pens, replies: readonly Reply[], to: Answered, now: Date): PlannedSend[] {
  const lines: { reply: Reply; roomId: string | null }[] = replies.map((reply) => ({
    reply,
    roomId: reply.audience === "public" ? to.roomId : null,
  }));
  if (to.roomId !== null && lines.some((line) => line.roomId === null)) {
    lines.unshift({ reply: sayPublicly("privacy:moved-to-private"), roomId: to.roomId });
  }
  return lines.map(({ reply, roomId }, index) =>
    planLine(house, house.render(reply, to.locale), {
      contactId: to.contactId,
      roomId,
      dedupeKey: `${to.inboxId}:${index}`,
      ...sentAtOnce(now),
    }),
  );
}

/** Files that answer a message go to the person in private, wherever they were asked for. */
export async function planFiles(
  house: Pens,
  files: readonly Enclosure[],
  to: Answered,
  now: Date,
): Promise<PlannedSend[]> {
  const lines: PlannedSend[] = [];
  for (const [index, enclosure] of files.entries()) {
    const { name, file } = await sealFile(house, enclosure, to.locale);
    const line = { contactId: to.contactId, roomId: null, dedupeKey: `${to.inboxId}:file:${index}` };
    lines.push(planLine(house, name, { ...line, ...sentAtOnce(now) }, file));
  }
  return lines;
}

/** Notices → lines for everyone they concern, planned once each. Who that is, is asked for many notices at once. */
export async function planNotices(
  house: Pens,
  tx: Tx,
  notices: readonly Notice[],
  now: Date,
): Promise<PlannedSend[]> {
  const lines: PlannedSend[] = [];
  const held = new Set<string>();
  const drawn = new Map<string, { name: string; file: PlannedFile }>();
  for (const { at, contactId, locale, frozen } of await findRecipients(
    tx,
    notices.map((notice) => notice.to),
  )) {
    const notice = notices[at];
    if (notice === undefined) continue;
    if (frozen) held.add(contactId);
    const { reply, file, once, dueAt = now, hours } = notice;
    const speaks = locale ?? DEFAULT_LOCALE;
    const line = {
      contactId,
      roomId: null,
      dedupeKey: `${once}:${contactId}`,
      dueAt,
      leasedUntil: null,
      fromHour: hours?.from ?? null,
      untilHour: hours?.until ?? null,
    };
    lines.push(planLine(house, house.render(reply, speaks), line));
    if (file === undefined) continue;
    const key = `${at}:${speaks}`;
    const sealed = drawn.get(key) ?? (await sealFile(house, file, speaks));
    drawn.set(key, sealed);
    lines.push(planLine(house, sealed.name, { ...line, dedupeKey: `${line.dedupeKey}:file` }, sealed.file));
  }
  if (lines.length > MOST_LEASED) return lines;
  return lines.map((line) => (held.has(line.contactId) ? line : leaseIfDue(line, now)));
}

async function sealFile(
  house: Pens,
  enclosure: Enclosure,
  locale: Locale,
): Promise<{ name: string; file: PlannedFile }> {
  const { name, bytes } = await house.drawFile(enclosure, locale);
  const id = newId();
  const contentSealed = house.vault.sealBytes(bytes, { table: "outgoing_files", column: "content", row: id });
  return { name, file: { id, contentSealed, bytes: bytes.byteLength } };
}

function planLine(
  house: Pens,
  body: string,
  line: Omit<PlannedSend, "id" | "bodySealed" | "file">,
  file: PlannedFile | null = null,
): PlannedSend {
  const id = newId();
  const bodySealed = house.vault.seal(body, { table: "outbox", column: "body", row: id });
  return { ...line, id, bodySealed, file };
}

const leaseEnd = (now: Date): Date => new Date(now.getTime() + LEASE_MS);
const ANY_HOUR = { fromHour: null, untilHour: null };
const sentAtOnce = (now: Date) => ({ dueAt: now, leasedUntil: leaseEnd(now), ...ANY_HOUR });
const leaseIfDue = (line: PlannedSend, now: Date): PlannedSend =>
  line.dueAt <= now ? { ...line, leasedUntil: leaseEnd(now) } : line;
