import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";

import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import { FileSpool } from "../../../src/adapters/spool/file-spool.ts";
import { AesVault } from "../../../src/adapters/vault/aes-vault.ts";
import type { InboundMessage } from "../../../src/pipeline/ports/channel.ts";
import { newRing } from "../../support/town-house.ts";

let folder = "";
const vault = new AesVault(newRing());
beforeEach(() => {
  folder = mkdtempSync(`${tmpdir()}/nuanxin-spool-`);
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = new Date("2026-12-31T15:50:00.123Z");
const message = (id: string, contactId = "a", text = "王建国昨天退休了"): InboundMessage => ({
  id,
  from: { contactId },
  text,
  sentAt: at,
  addressed: true,
});

async function readAll(spool: FileSpool): Promise<string[]> {
  const ids: string[] = [];
  for (let next = await spool.next(); next !== undefined; next = await spool.next()) {
    ids.push(next.message.id);
    await spool.done(next);
  }
  return ids;
}

describe("FileSpool", () => {
  test("keeps in order, over a restart, files included, and nothing is readable on the disk", async () => {
    const spool = await FileSpool.open({ folder, vault });
    const bytes = new Uint8Array([1, 2, 3]);
    await spool.append({ ...message("1"), from: { contactId: "a", roomId: "r" } }, at);
    await spool.append(
      { ...message("2", "b"), attachment: { name: "名单.xlsx", size: 3, load: async () => bytes } },
      at,
    );
    expect(spool.holds("a")).toBe(true);
    expect(spool.holds("c")).toBe(false);
    for (const file of readdirSync(folder)) {
      const content = readFileSync(`${folder}/${file}`, "utf8");
      expect(content).not.toContain("王建国");
      expect(content).not.toContain(Buffer.from("王建国").toString("base64").slice(0, 8));
    }
    const [abandoned, inHand] = [`${folder}/8.message.part`, `${folder}/9.message.part`];
    for (const path of [abandoned, inHand]) writeFileSync(path, "half written");
    const twoMinutesAgo = new Date(Date.now() - 120_000);
    utimesSync(abandoned, twoMinutesAgo, twoMinutesAgo);

    const again = await FileSpool.open({ folder, vault });
    expect(readdirSync(folder)).toEqual([
      expect.stringMatching(/^0{11}1-.{8}\.message$/),
      expect.stringMatching(/^0{11}2-.{8}\.message$/),
      "9.message.part",
    ]);
    expect(again.size).toBe(2);
    expect(again.oldest).toEqual(at);
    await again.append(message("3"), at);
    const first = await again.next();
    expect(first).toEqual({
      key: expect.stringMatching(/^0{11}1-/),
      receivedAt: at,
      message: { ...message("1"), from: { contactId: "a", roomId: "r" } },
    });
    await again.done(first!);
    const second = await again.next();
    expect(await second?.message.attachment?.load(10)).toEqual(Buffer.from(bytes));
    expect(await readAll(again)).toEqual(["2", "3"]);
    expect(again.size).toBe(0);
    expect(again.holds("a")).toBe(false);
  });

  test("is bounded by number and by bytes, and says so", async () => {
    const few = await FileSpool.open({ folder, vault, mostMessages: 2 });
    expect([
      await few.append(message("1"), at),
      await few.append(message("2"), at),
      await few.append(message("3"), at),
    ]).toEqual(["kept", "kept", "full"]);
    expect(await readAll(few)).toEqual(["1", "2"]);
    const small = await FileSpool.open({ folder, vault, mostBytes: 1_000 });
    expect(await small.append(message("4", "a", "长".repeat(1_000)), at)).toBe("full");
    expect(await small.append(message("5"), at)).toBe("kept");
  });

  test("what comes again is kept already: in one place, over a restart, and where there is no room for more", async () => {
    const spool = await FileSpool.open({ folder, vault, mostMessages: 2 });
    const twice = await Promise.all([spool.append(message("1"), at), spool.append(message("1"), at)]);
    expect([...twice, await spool.append(message("2"), at)]).toEqual(["kept", "kept", "kept"]);
    expect(spool.size).toBe(2);
    const next = await FileSpool.open({ folder, vault, mostMessages: 2 });
    expect([await next.append(message("2"), at), await next.append(message("3"), at)]).toEqual([
      "kept",
      "full",
    ]);
    expect(await readAll(next)).toEqual(["1", "2"]);
    // Handled, it is not here any more; nor is what did not fit.
    expect(await next.append(message("3"), at)).toBe("kept");
    expect(await next.append(message("2"), at)).toBe("kept");
    expect(next.size).toBe(2);
  });

  test("a folder that cannot be written keeps nothing and says so", async () => {
    const spool = await FileSpool.open({ folder: `${folder}/inner`, vault });
    rmSync(`${folder}/inner`, { recursive: true });
    expect(await spool.append(message("1"), at)).toBe("full");
    expect(spool.size).toBe(0);
  });

  test("what could not be written to the end leaves nothing behind, for its sender is told to come back", async () => {
    const spool = await FileSpool.open({ folder, vault });
    // The last step, the move to its place, fails.
    const written = vi.spyOn(vault, "seal").mockImplementationOnce((text, place) => {
      mkdirSync(`${folder}/${place.row}.message/in-the-way`, { recursive: true });
      return text;
    });
    expect(await spool.append(message("1"), at)).toBe("full");
    written.mockRestore();
    expect(readdirSync(folder)).toHaveLength(1);
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    expect(await spool.append(message("1"), at)).toBe("kept");
    expect(await readAll(await FileSpool.open({ folder, vault }))).toEqual(["1"]);
  });

  test("messages that come at the same moment are all kept, in the order of the calls", async () => {
    const spool = await FileSpool.open({ folder, vault });
    const ids = Array.from({ length: 50 }, (_unused, index) => String(index));
    await Promise.all(ids.map((id) => spool.append(message(id, `c${id}`), at)));
    expect(await readAll(spool)).toEqual(ids);
  });

  test("a message whose file takes long keeps its place before those that come meanwhile", async () => {
    const spool = await FileSpool.open({ folder, vault });
    let handOver = (_bytes: Uint8Array): void => {};
    const load = () => new Promise<Uint8Array>((resolve) => (handOver = resolve));
    const slow = spool.append({ ...message("1"), attachment: { name: "证明.jpg", load } }, at);
    expect(await spool.append(message("2"), at)).toBe("kept");
    expect(spool.holds("a")).toBe(true);
    expect(await spool.next()).toBeUndefined();
    handOver(new Uint8Array([1]));
    expect(await slow).toBe("kept");
    expect(await readAll(spool)).toEqual(["1", "2"]);
  });

  test("a file that cannot be opened holds up neither the start nor the others, and is kept for people", async () => {
    const spool = await FileSpool.open({ folder, vault });
    for (const id of ["1", "2", "3"]) await spool.append(message(id), at);
    const files = readdirSync(folder).toSorted();
    writeFileSync(`${folder}/${files[0]}`, "damaged");
    const again = await FileSpool.open({ folder, vault });
    expect(again.unreadable).toBe(1);
    expect(again.size).toBe(2);
    writeFileSync(`${folder}/${files[1]}`, "damaged later");
    expect(await readAll(again)).toEqual(["3"]);
    expect(again.unreadable).toBe(2);
    expect(again.size).toBe(0);
    expect(readdirSync(folder).filter((file) => file.endsWith(".unreadable"))).toHaveLength(2);
    // A later one never takes the name of an earlier one.
    await again.append(message("4"), at);
    expect(readdirSync(folder).some((name) => /^0{11}4-/.test(name))).toBe(true);
  });

  test("processes that share the folder overwrite nothing of each other and wait for nothing of each other", async () => {
    const first = await FileSpool.open({ folder, vault });
    const second = await FileSpool.open({ folder, vault });
    await first.append(message("1", "a"), at);
    await second.append(message("2", "b"), at);
    const third = await FileSpool.open({ folder, vault });
    expect(await readAll(third)).toHaveLength(2);
    expect(await readAll(first)).toEqual([]);
    await first.append(message("3", "a"), at);
    expect(await readAll(first)).toEqual(["3"]);
    const inHand = await second.append(message("4", "b"), at).then(() => second.next());
    expect(inHand?.message.id).toBe("4");
    rmSync(`${folder}/${inHand?.key}.message`);
    await second.done(inHand!);
    expect(second.size).toBe(0);
  });
});
