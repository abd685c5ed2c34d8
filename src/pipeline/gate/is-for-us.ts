import type { InboundMessage } from "../ports/channel.ts";
import { cleanText } from "../clean-text.ts";
import { type Exposure, spotExposure } from "./spot-exposure.ts";

/** What stands in a group and should not; null in private, where it may. */
export function exposureOf({ from, text }: InboundMessage): Exposure | null {
  return from.roomId === undefined ? null : spotExposure(cleanText(text).text);
}

/** What is said in a group and not to the bot is nobody's business, unless it should not stand there. */
export function isForUs(message: InboundMessage): boolean {
  return message.recalls === undefined && (message.addressed || exposureOf(message) !== null);
}
