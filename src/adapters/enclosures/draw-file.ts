import type { Cell } from "../../features/enclosure.ts";
import type { DrawFile, Render } from "../../pipeline/ports/render.ts";

/** Files from their description, in the reader's words. What writes and draws them is loaded with the first one. */
export const createDrawFile =
  (render: Render): DrawFile =>
  async (enclosure, locale) => {
    const name = safeName(render(enclosure.name, locale));
    if (enclosure.kind === "stored") return { name: `${name}.${enclosure.ending}`, bytes: enclosure.bytes };
    const words = (cell: Cell): string => (typeof cell === "string" ? cell : render(cell, locale));
    if (enclosure.kind === "streamed") {
      const { streamWorkbook } = await import("../spreadsheet/stream-workbook.ts");
      return { name: `${name}.xlsx`, bytes: await streamWorkbook(enclosure, words) };
    }
    if (enclosure.kind === "workbook") {
      const { writeWorkbook } = await import("../spreadsheet/write-workbook.ts");
      return { name: `${name}.xlsx`, bytes: await writeWorkbook(enclosure, words) };
    }
    const { drawProgress } = await import("../pictures/draw-progress.ts");
    return { name: `${name}.png`, bytes: drawProgress(enclosure, (reply) => render(reply, locale)) };
  };

/** Nothing in it that a file system or a chat program takes for something else. */
const safeName = (name: string): string => name.replaceAll(/[\\/:*?"<>|\u0000-\u001F]/g, "_").slice(0, 80);
