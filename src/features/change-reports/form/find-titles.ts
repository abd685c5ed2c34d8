import { type Reply, say } from "../../../conversation/reply.ts";
import type { HonourTitle } from "../../../rules/form/book.ts";
import type { World } from "../../world.ts";

/** Titles of the catalogue by their codes. */
export const findTitles = (world: World, codes: readonly string[]): readonly HonourTitle[] =>
  world.rules.book.titles.filter((title) => codes.includes(title.code));

/** 北京市劳动模范, as the catalogue writes it. */
export function nameTitle(title: HonourTitle): Reply {
  const { code, names } = title;
  return say("changes:text", { text: { "zh-CN": names["zh-CN"][0] ?? code, en: names.en[0] ?? code } });
}
