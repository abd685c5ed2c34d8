import { addDays, parseLocalDate } from "../../../domain/local-date.ts";
import type { Frame } from "../../../language/frame.ts";
import type { ChangeAsk } from "../../change-kinds.ts";
import type { World } from "../../world.ts";
import type { ChangeSlots } from "./change-slots.ts";
import { readCard, readContact, readId } from "./read-value.ts";

/** The answer to a question of the list, read as the question wants it; what cannot be read is asked again. */
export function takeAnswer(ask: ChangeAsk, frame: Frame, world: World): ChangeSlots {
  const text = world.text.trim();
  const again: ChangeSlots = { unreadable: ask.slot };
  switch (ask.read) {
    case "contact":
      return readContact(text) ?? again;
    case "card":
      return readCard(text) ?? again;
    case "id":
      return readId(text) ?? again;
    case "union": {
      const union = frame.slots.toUnion;
      if (text === "" && union === undefined) return again;
      return {
        toUnionName: union?.name ?? text,
        ...(union?.ids[0] === undefined ? {} : { toUnionId: union.ids[0] }),
      };
    }
    case "honour":
      return frame.slots.honour === undefined ? again : { honourCodes: frame.slots.honour.codes };
    case "text":
      return text === "" ? again : { [ask.slot]: frame.slots.value ?? text };
  }
}

/** 「昨天」「11月3号」 as the day on which the officer learned of it; not before it happened, not after today. */
export function takeLearned(slots: ChangeSlots, frame: Frame, world: World): ChangeSlots {
  const said = frame.slots.date;
  const day = said?.start == null ? undefined : parseLocalDate(said.start);
  const isOneDay = day !== undefined && said?.end === addDays(day, 1);
  if (!isOneDay || day > world.today || (slots.date !== undefined && day < slots.date)) {
    return { unreadable: "learned" };
  }
  return { learned: day };
}
