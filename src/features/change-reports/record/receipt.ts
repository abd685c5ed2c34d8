import { type LocalDate, yearOf } from "../../../domain/local-date.ts";

/** 受理编号, short enough to read over the phone: 2026-000123. */
export const formatReceipt = (today: LocalDate, number: string): string =>
  `${yearOf(today)}-${number.padStart(6, "0")}`;
