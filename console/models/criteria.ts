import { defaultCriteria, type QualityCriterion } from "../../protocol/quality.ts";
import type { ConsoleTextKey, Translation } from "./texts.ts";

type Texts = Translation["t"];

/** As it was named in the settings; those that nobody has named have names in each language. */
export function criterionName({ id, name }: QualityCriterion, t: Texts): string {
  if (name !== undefined) return name;
  const isKnown = defaultCriteria.some((one) => one.id === id);
  return isKnown
    ? t(`quality.criterion.${id}` as ConsoleTextKey & `quality.criterion.${"kind"}`)
    : id;
}

/** A line each: the name and its points. */
export const criteriaText = (criteria: readonly QualityCriterion[], t: Texts): string =>
  criteria.map((one) => `${criterionName(one, t)} ${one.points}`).join("\n");

/** One that was there keeps its id, so that its scores of before go on. Undefined where a line is none. */
export function criteriaIn(
  text: string,
  before: readonly QualityCriterion[],
  t: Texts,
): readonly QualityCriterion[] | undefined {
  const lines = text.split("\n").map((line) => line.trim());
  const read = lines
    .filter((line) => line !== "")
    .map((line) => {
      const [, name = "", points = ""] = /^(.+?)\s+(\d{1,3})$/.exec(line) ?? [];
      const known = before.find((one) => criterionName(one, t) === name);
      const isRight = name !== "" && Number(points) >= 1 && Number(points) <= 100;
      return isRight ? { known, name, points: Number(points) } : undefined;
    });
  const names = read.map((one) => one?.name);
  if (read.length === 0 || names.includes(undefined) || new Set(names).size < names.length)
    return undefined;
  const taken = new Set(before.map(({ id }) => id));
  return read.flatMap((one) => {
    if (!one) return [];
    if (one.known) return [{ ...one.known, points: one.points }];
    const id = freeId(taken);
    taken.add(id);
    return [{ id, name: one.name, points: one.points }];
  });
}

function freeId(taken: ReadonlySet<string>): string {
  let number = 1;
  while (taken.has(`own-${number}`)) number += 1;
  return `own-${number}`;
}
