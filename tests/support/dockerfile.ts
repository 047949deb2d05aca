/** Reads the Dockerfile, and does in plain folders what its instructions say: there is no Docker here. */

import { readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { join } from "node:path";

interface Instruction {
  readonly name: string;
  readonly text: string;
}

/** A list of instructions for each stage. */
export function readDockerfile(): readonly (readonly Instruction[])[] {
  const stages: Instruction[][] = [];
  for (const line of readFileSync("Dockerfile", "utf8").split("\n")) {
    if (line === "" || line.startsWith("#")) continue;
    const [name = "", ...rest] = line.split(" ");
    if (name === "FROM") stages.push([]);
    stages.at(-1)?.push({ name, text: rest.join(" ") });
  }
  return stages;
}

/** What stands behind all instructions of a name. */
export const textsOf = (stage: readonly Instruction[] | undefined, name: string) =>
  (stage ?? []).filter((one) => one.name === name).map(({ text }) => text);

/** The environment that a stage sets. */
export const environmentOf = (stage: readonly Instruction[] | undefined) =>
  Object.fromEntries(
    textsOf(stage, "ENV")
      .flatMap((text) => text.split(" "))
      .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );

/** The program of a `CMD` or a `HEALTHCHECK`. */
export function programOf(text: string | undefined): readonly [string, ...string[]] {
  const [program, ...args]: string[] = JSON.parse(text?.slice(text.indexOf("[")) ?? "[]");
  if (program === undefined) throw new Error(`There is no program in ${text}.`);
  return [program, ...args];
}

/** Copies what a stage takes from the one before it, both with `/app` as their working folder. */
export async function copyStage(
  stage: readonly Instruction[] | undefined,
  from: string,
  to: string,
): Promise<void> {
  for (const text of textsOf(stage, "COPY")) {
    const [, source = "", target = ""] = text.split(" ");
    await cp(join(from, source.replace("/app/", "")), join(to, target), { recursive: true });
  }
}
