/** What a change of the settings has changed, as the audit log keeps it. */

/** One value of a section; `shown` is what the log may keep of it. */
interface Leaf {
  readonly value: unknown;
  readonly shown: string;
}

const mostChanges = 20;
const longest = 80;
const nothing: Leaf = { value: undefined, shown: "–" };

/**
 * By path, such as `0.members`: `from → to`. Numbers, choices, times and ids stand there as they are; of words and addresses, which the log
 * does not keep, that they have changed, and of lists how many came and went.
 */
export function settingsChanges(before: unknown, after: unknown): Readonly<Record<string, string>> {
  const [was, is] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...was.keys(), ...is.keys()])].filter(
    (path) => !isSame(was.get(path)?.value, is.get(path)?.value),
  );
  const changes = paths
    .slice(0, mostChanges)
    .map((path) => [path, changeText(was.get(path) ?? nothing, is.get(path) ?? nothing)]);
  const more = paths.length - changes.length;
  return Object.fromEntries(more > 0 ? [...changes, ["more", `+${more}`]] : changes);
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function changeText({ value: was, shown: from }: Leaf, { value: is, shown: to }: Leaf): string {
  if (!(Array.isArray(was) && Array.isArray(is))) return `${from} → ${to}`;
  const [added, taken] = [without(is, was), without(was, is)];
  return `${from} → ${to} (+${added} −${taken})`;
}

const without = (all: readonly unknown[], others: readonly unknown[]): number =>
  all.filter((one) => !others.some((other) => isSame(one, other))).length;

function leavesOf(value: unknown, path: readonly string[] = []): ReadonlyMap<string, Leaf> {
  if (value === undefined) return new Map();
  if (!isGroup(value)) return new Map([[path.join("."), { value, shown: shownOf(value, path) }]]);
  return new Map(
    Object.entries(value).flatMap(([name, part]) => [...leavesOf(part, [...path, name])]),
  );
}

/** A record, or a list of records that have names: teams, criteria. */
const isGroup = (value: unknown): value is object =>
  Array.isArray(value)
    ? value.some((one) => typeof one === "object" && one !== null && "name" in one)
    : typeof value === "object" && value !== null;

/** Written by people, or theirs. */
const words: ReadonlySet<string> = new Set(["name", "members", "addresses", "causes", ""]);
const isWords = (path: readonly string[]) => words.has(path.at(-1) ?? "") || path.at(-2) === "name";

function shownOf(value: unknown, path: readonly string[]): string {
  if (Array.isArray(value))
    return isWords(path) || value.some(isRecord) ? countOf(value) : listText(value);
  return isWords(path) ? "…" : String(value).slice(0, longest);
}

const isRecord = (one: unknown) => typeof one === "object" && !isSpan(one);
const countOf = ({ length }: readonly unknown[]) => String(length);
const listText = (list: readonly unknown[]) =>
  list.length === 0 ? "–" : list.map(partText).join(", ").slice(0, longest);

const isSpan = (one: unknown): one is { readonly from: number; readonly to: number } =>
  typeof one === "object" && one !== null && "from" in one && "to" in one;

const partText = (one: unknown): string =>
  isSpan(one) ? `${clock(one.from)}-${clock(one.to)}` : String(one);

const clock = (minute: number) =>
  `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
