/** Which rows of a long list are drawn. All rows are equally high, so no row has to be measured. */
interface RowWindow {
  /** The first one, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** The height of a row, in pixels; row.css has the same. */
export const rowHeight = 56;
/** Rows drawn beyond the edges, so that a quick scroll shows no gap. */
const beyond = 8;

export function rowsBetween(
  scroll: { readonly top: number; readonly height: number },
  count: number,
): RowWindow {
  const first = Math.floor(Math.max(0, scroll.top) / rowHeight);
  const last = Math.ceil((Math.max(0, scroll.top) + scroll.height) / rowHeight);
  return {
    from: Math.max(0, Math.min(first - beyond, count - 1)),
    to: Math.min(count, last + beyond),
  };
}

/** The indexes that are drawn. The row at the cursor always is: the focus may be on it. */
export function drawnRows({ from, to }: RowWindow, cursor: number): readonly number[] {
  const drawn = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  if (cursor < 0 || (cursor >= from && cursor < to)) return drawn;
  return cursor < from ? [cursor, ...drawn] : [...drawn, cursor];
}
