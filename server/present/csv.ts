export type CsvCell = string | number | undefined;

/** A table, with a mark that tells Excel that it is UTF-8. */
export const csvOf = (rows: readonly (readonly CsvCell[])[]): string =>
  `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/** Some tables read the wide signs of Chinese keyboards as formulas, too. */
const formula = /^\s*[=+\-@\t\r＝＋－＠]/;

/** What a table would take for a formula gets a quote before it: the words are people's. */
function cell(value: CsvCell): string {
  if (typeof value === "number") return String(value);
  const text = formula.test(value ?? "") ? `'${value}` : (value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
