import type { FormSlots } from "../../../conversation/form.ts";
import type { LocalDate } from "../../../domain/local-date.ts";
import type { ChangeKind, Frame } from "../../../language/frame.ts";

/** What a report of a change needs. Slots that the list of kinds asks for with choices stand beside these, by name. */
export interface ChangeSlots {
  readonly kind?: ChangeKind;
  /** Everyone in scope whom the name fits. */
  readonly people?: readonly string[];
  readonly personName?: string;
  /** The name was only recognised by sound or shape: always asked back. */
  readonly guessed?: boolean;
  readonly personId?: string;
  /** ISO day. */
  readonly date?: string;
  /** What of the day was not said, until it is held against the day that it corrects. */
  readonly dateLacks?: "month" | "year";
  /** Said, but not one day: first day of what was said. */
  readonly vagueDate?: LocalDate;
  readonly vagueEnd?: LocalDate;
  readonly impossibleDate?: string;
  /** 得知时间: an ISO day, or `now` for within the last 24 hours. */
  readonly learned?: string;
  /** Where there is none to go to: a choice of the list. */
  readonly toUnion?: string;
  readonly toUnionId?: string;
  readonly toUnionName?: string;
  readonly fromUnionId?: string;
  readonly fromUnionName?: string;
  readonly value?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly card?: string;
  readonly honourCode?: string;
  /** Codes of the title catalogue that fit what was said. */
  readonly honourCodes?: readonly string[];
  readonly documentNumber?: string;
  /** `in`: seen from the unit where the person arrives. */
  readonly direction?: string;
  /** What happened to the unit. */
  readonly unitChange?: string;
  /** The person agrees that it is put down. */
  readonly consent?: "given" | "refused";
  /** The last answer could not be read as this slot. */
  readonly unreadable?: string;
  readonly mode?: Frame["mode"];
  /** The statement is about a relative of the person. */
  readonly relation?: string;
  /** The lead (线索) that this report settles. */
  readonly leadId?: string;
}

export const readSlots = (slots: FormSlots): ChangeSlots => slots;

/** The slots without what is undefined: a later value may take an earlier one away. */
export function writeSlots(slots: ChangeSlots | Readonly<Record<string, unknown>>): FormSlots {
  return Object.fromEntries(Object.entries(slots).filter(([, value]) => value !== undefined)) as FormSlots;
}

/** A slot by the name that the list of kinds gives it. */
export function slotOf(slots: ChangeSlots, name: string): string | undefined {
  const value = (slots as Readonly<Record<string, unknown>>)[name];
  return typeof value === "string" ? value : undefined;
}
