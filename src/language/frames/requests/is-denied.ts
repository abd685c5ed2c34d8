import type { Intent } from "../../frame.ts";
import type { Message } from "../message/message.ts";

/** Said by a word of assent. */
const ASSENTS = new Set<Intent>(["consent", "approve", "acknowledge"]);

/** 「我没同意把病历给别人看」「还没批准呢」「没收到」: that it was assented to is denied, and nobody assents. */
export const isDenied = ({ text, start, end }: Message, intent: Intent): boolean =>
  ASSENTS.has(intent) && DENIED.test(text.slice(start, end));

const DENIED = /[没未]有?(?:同意|授权|答应|批准|核准|通过|收到|接到|看到|看见|明白)/;
