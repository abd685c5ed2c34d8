import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { queryRows } from "../../database.ts";
import type { VerbContext } from "../../feature.ts";

/** Pieces keep memory flat, and every statement short. */
const PIECE_BYTES = 1024 * 1024;

const placeOf = (row: string) => ({ table: "paper_chunks", column: "body", row });

/** The picture itself, sealed piece by piece, in the transaction that ticks the paper off. */
export async function storePaper(
  { tx, world }: VerbContext,
  paperId: string,
  content: Uint8Array,
): Promise<void> {
  for (let part = 0; part * PIECE_BYTES < content.byteLength; part += 1) {
    const id = newId();
    const piece = content.subarray(part * PIECE_BYTES, (part + 1) * PIECE_BYTES);
    await tx.execute(sql`insert into paper_chunks (id, paper_id, part, body_sealed)
      values (${id}::uuid, ${paperId}::uuid, ${part}, ${world.vault.sealBytes(piece, placeOf(id))})`);
  }
}

/** Null once its term is over (domain §7.7). */
export async function loadPaper({ tx, world }: VerbContext, paperId: string): Promise<Uint8Array | null> {
  const pieces = await queryRows<{ id: string; sealed: string }>(
    tx,
    sql`select id, body_sealed as sealed from paper_chunks where paper_id = ${paperId}::uuid order by part`,
  );
  if (pieces.length === 0) return null;
  return Buffer.concat(pieces.map(({ id, sealed }) => world.vault.openBytes(sealed, placeOf(id))));
}
