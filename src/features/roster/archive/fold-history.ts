/** One line of a field's history, oldest first. */
export interface HistoryLine {
  readonly reportId: string | null;
  readonly old: string | null;
  readonly new: string | null;
}

/**
 * What a field holds when only what still stands counts: its first known value, then whatever standing reports and
 * direct edits made of it, in the order in which they were recorded. Lines of reports that were taken back, and the
 * lines that took them back, say nothing. So taking one report back leaves every other as it is, in whatever order.
 */
export function foldHistory(
  lines: readonly HistoryLine[],
  stands: (reportId: string) => boolean,
): string | null {
  const [first] = lines;
  if (first === undefined) throw new Error("a field without history has nothing to fold");
  return lines
    .filter((line) => line.reportId === null || stands(line.reportId))
    .reduce<string | null>((_value, line) => line.new, first.old);
}
