/** One printed form for all benchmarks. */

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly notes?: readonly string[];
}

export function print(tables: readonly Table[], { json }: { readonly json: boolean }) {
  process.stdout.write(
    json ? `${JSON.stringify(tables, null, 2)}\n` : tables.map(asText).join("\n"),
  );
}

function asText({ title, columns, rows, notes = [] }: Table): string {
  const cells = [columns, ...rows.map((row) => row.map(String))];
  const widths = columns.map((_, column) =>
    Math.max(...cells.map((row) => width(row[column] ?? ""))),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell + " ".repeat((widths[column] ?? 0) - width(cell)))
      .join("  ")
      .trimEnd();
  const [head = [], ...body] = cells;
  const rule = widths.map((count) => "-".repeat(count)).join("  ");
  return [
    `\n${title}\n`,
    line(head),
    rule,
    ...body.map(line),
    ...notes.map((note) => `\n${note}`),
    "",
  ].join("\n");
}

/** Chinese characters take two places on a terminal. */
const width = (text: string) =>
  [...text].reduce((sum, char) => sum + (/\p{Script=Han}|[，。？：（）]/u.test(char) ? 2 : 1), 0);

export const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

/** `share` is 0..1: 0.99 for the 99th percentile. */
export const percentile = (numbers: readonly number[], share: number) =>
  [...numbers].sort((a, b) => a - b)[
    Math.min(numbers.length - 1, Math.floor(numbers.length * share))
  ] ?? Number.NaN;
