import type { Span } from "../../placed.ts";
import type { Message } from "./message.ts";

/** 「请各单位上报…」 tells everybody what to do; 各单位 alone says only whose (各单位推荐情况). */
export const findAnnouncement = ({ cues }: Message): Span | undefined =>
  cues
    .of("announcement")
    .find((cue) => !cues.of("beside").some(({ start, end }) => start === cue.start && end === cue.end));
