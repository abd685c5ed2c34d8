import type { FormSlots } from "../../conversation/form.ts";

/** What the dialogue of a report knows when it turns out to be a lead. */
export interface LeadSlots {
  readonly kind?: string;
  readonly people?: readonly string[];
  readonly personName?: string;
  readonly date?: string;
  readonly fromUnionId?: string;
  readonly value?: string;
  readonly phone?: string;
  readonly address?: string;
  readonly card?: string;
}

export const readLeadSlots = (slots: FormSlots): LeadSlots => slots;

/** What is kept of it for the report that it may become. */
export function keptSlots({ kind, date, value, phone, address, card }: LeadSlots): FormSlots {
  const all = { kind, date, value, phone, address, card };
  return Object.fromEntries(Object.entries(all).filter(([, said]) => said !== undefined)) as FormSlots;
}
