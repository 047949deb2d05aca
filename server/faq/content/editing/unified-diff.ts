/** A change of one file; without `before` the file is new. */
export interface ChangedFile {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** As `git apply` and `patch -p1` read it. */
export const unifiedDiff = (files: readonly ChangedFile[]): string => files.map(diffOf).join("");

const contextLines = 3;

interface Line {
  readonly mark: " " | "-" | "+";
  readonly text: string;
}

function diffOf({ path, before, after }: ChangedFile): string {
  const lines = compare(linesIn(before ?? ""), linesIn(after));
  const head = [
    `diff --git a/${path} b/${path}`,
    ...(before === undefined ? ["new file mode 100644", "--- /dev/null"] : [`--- a/${path}`]),
    `+++ b/${path}`,
  ];
  return [...head, ...hunksOf(lines), ""].join("\n");
}

/** Each with what ends it: the last one of a file may have nothing there. */
const linesIn = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

function hunksOf(lines: readonly Line[]): readonly string[] {
  const near = lines.map((_, at) =>
    lines
      .slice(Math.max(0, at - contextLines), at + contextLines + 1)
      .some(({ mark }) => mark !== " "),
  );
  const hunks: string[] = [];
  let [old, fresh] = [1, 1];
  for (let at = 0; at < lines.length; ) {
    const end = near[at] ? endOf(near, at) : at + 1;
    const part = lines.slice(at, end);
    const olds = part.filter(({ mark }) => mark !== "+").length;
    const news = part.filter(({ mark }) => mark !== "-").length;
    if (near[at]) {
      hunks.push(`@@ -${rangeOf(old, olds)} +${rangeOf(fresh, news)} @@`, ...part.flatMap(written));
    }
    [old, fresh, at] = [old + olds, fresh + news, end];
  }
  return hunks;
}

function endOf(near: readonly boolean[], from: number): number {
  const end = near.indexOf(false, from);
  return end < 0 ? near.length : end;
}

/** Of nothing, the line before it is named. */
const rangeOf = (from: number, count: number) => `${count === 0 ? from - 1 : from},${count}`;

const written = ({ mark, text }: Line): readonly string[] =>
  text.endsWith("\n")
    ? [`${mark}${text.slice(0, -1)}`]
    : [`${mark}${text}`, "\\ No newline at end of file"];

/** The longest common subsequence, between what both begin and end with. */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  const shortest = Math.min(before.length, after.length);
  let head = 0;
  while (head < shortest && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shortest - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const same = (text: string): Line => ({ mark: " ", text });
  return [
    ...before.slice(0, head).map(same),
    ...compareMiddle(
      before.slice(head, before.length - tail),
      after.slice(head, after.length - tail),
    ),
    ...before.slice(before.length - tail).map(same),
  ];
}

function compareMiddle(before: readonly string[], after: readonly string[]): readonly Line[] {
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        before[row] === after[column]
          ? 1 + (common[(row + 1) * width + column + 1] ?? 0)
          : Math.max(
              common[(row + 1) * width + column] ?? 0,
              common[row * width + column + 1] ?? 0,
            );
  const lines: Line[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    const [old, fresh] = [before[row], after[column]];
    const dropped = common[(row + 1) * width + column] ?? 0;
    const added = common[row * width + column + 1] ?? 0;
    if (old !== undefined && old === fresh) {
      lines.push({ mark: " ", text: old });
      [row, column] = [row + 1, column + 1];
    } else if (old !== undefined && (fresh === undefined || dropped >= added)) {
      lines.push({ mark: "-", text: old });
      row += 1;
    } else {
      lines.push({ mark: "+", text: fresh ?? "" });
      column += 1;
    }
  }
  return lines;
}
