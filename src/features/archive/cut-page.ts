/** Lines that a phone shows without much scrolling. */
const PAGE_LINES = 20;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Lines before this page. */
  readonly offset: number;
  readonly number: number;
  readonly count: number;
  /** Null on the last page. */
  readonly next: number | null;
}

/** The page that was asked for: the first when none was, the last when it is beyond the end. */
export function cutPage<Row>(rows: readonly Row[], asked: number | undefined): Page<Row> {
  const count = Math.max(1, Math.ceil(rows.length / PAGE_LINES));
  const number = Math.min(Math.max(asked ?? 1, 1), count);
  const offset = (number - 1) * PAGE_LINES;
  return {
    rows: rows.slice(offset, offset + PAGE_LINES),
    offset,
    number,
    count,
    next: number < count ? number + 1 : null,
  };
}
