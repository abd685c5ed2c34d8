import type { Frame } from "../../../language/frame.ts";

/** 「那我能拿多少钱」: asks for the money and tells nothing that was not known when it was reckoned. */
export const asksOnceMore = ({ intent, slots }: Frame): boolean =>
  intent === "ask-relief" &&
  slots.benefit === undefined &&
  slots.amounts === undefined &&
  slots.person === undefined &&
  slots.facts === undefined;
