import { describe, expect, test } from "vitest";

import { say } from "../../src/conversation/reply.ts";
import type { Workbook } from "../../src/features/enclosure.ts";
import { DrawnAhead } from "../../src/pipeline/drawn-ahead.ts";
import type { DrawFile } from "../../src/pipeline/ports/render.ts";

const book = (mark: string): Workbook => ({
  kind: "workbook",
  name: say("campaign:phones.file", { year: 2026 }),
  sheets: [{ title: mark, preface: [], columns: [], rows: [], page: "portrait" } as never],
});

/** Says whether a transaction was open while it drew. */
function workshop() {
  const state = { open: false, begun: 0, drawnInside: 0, drawnOutside: 0 };
  const draw: DrawFile = () => {
    if (state.open) state.drawnInside += 1;
    else state.drawnOutside += 1;
    return Promise.resolve({ name: "表.xlsx", bytes: new Uint8Array([1]) });
  };
  const transact = async <T>(work: () => Promise<T>): Promise<T> => {
    state.begun += 1;
    state.open = true;
    try {
      return await work();
    } finally {
      state.open = false;
    }
  };
  return { state, draw, transact };
}

describe("files of a job", () => {
  test("are drawn between two transactions, once each", async () => {
    const { state, draw, transact } = workshop();
    const names = await new DrawnAhead(draw).run((drawFile) =>
      transact(async () => [
        (await drawFile(book("a"), "zh-CN")).name,
        (await drawFile(book("b"), "zh-CN")).name,
        (await drawFile(book("a"), "zh-CN")).name,
      ]),
    );
    expect(names).toEqual(["表.xlsx", "表.xlsx", "表.xlsx"]);
    expect(state).toEqual({ open: false, begun: 3, drawnInside: 0, drawnOutside: 2 });
  });

  test("that are another one each time are drawn where they are, in the end", async () => {
    const { state, draw, transact } = workshop();
    await new DrawnAhead(draw).run((drawFile) =>
      transact(() => drawFile(book(String(state.begun)), "zh-CN")),
    );
    expect(state.drawnInside).toBe(1);
  });

  test("do not hide what goes wrong", async () => {
    const { draw, transact } = workshop();
    const work = new DrawnAhead(draw).run(() => transact(() => Promise.reject(new Error("the database"))));
    await expect(work).rejects.toThrow("the database");
  });
});
