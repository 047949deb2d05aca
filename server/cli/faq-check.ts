/** `npm run faq -- check` */

import { stat } from "node:fs/promises";
import { isAbsolute, join, relative, resolve } from "node:path";
import { checkPhrasings } from "../faq/answer/check-phrasings.ts";
import { type CheckedContent, checkContent } from "../faq/check.ts";
import { readCache, writeCache } from "../faq/content/cache.ts";
import { type ContentProblem, describeProblem, formatProblemIn } from "../faq/content/problem.ts";
import type { LiveFaq } from "../faq/live.ts";
import { type FaqCall, type FaqOutput, openGiven, words } from "./faq-call.ts";
import { EditorMistake } from "./faq-texts.ts";

/** Of the files and folders that are named, else of all. */
export async function checkCommand(call: FaqCall): Promise<FaqOutput> {
  const named = await Promise.all(call.args.map((name) => placeInContent(call, name)));
  const faq = await openGiven(call);
  const phrasings = await phrasingProblems(faq, call);
  const all = checkContent(faq, { phrasings, today: new Date().toISOString().slice(0, 10) });
  const problems = named.length === 0 ? all : all.filter(({ file }) => isIn(file, named));
  const errors = problems.filter((one) => one.severity === "error").length;
  const warnings = problems.length - errors;
  const summary =
    named.length === 0
      ? words(call, "summary", { articles: faq.content.articles.size, errors, warnings })
      : words(call, "summaryOfFiles", {
          files: named.map((one) => one || call.folder).join(", "),
          errors,
          warnings,
        });
  const lines = problems.map((one) => `${call.folder}/${formatProblemIn(one, call.locale)}`);
  const report = problems.map((one) => ({ ...one, message: describeProblem(one, call.locale) }));
  const json = () => JSON.stringify({ errors, warnings, problems: report }, null, 2);
  return {
    code: errors > 0 ? 1 : 0,
    text: call.flags.json ? json() : [...lines, summary].join("\n"),
  };
}

/** Within the content. A name is tried from here, as a shell completes it, and then from the content folder. */
async function placeInContent({ folder }: FaqCall, name: string): Promise<string> {
  for (const path of [resolve(name), resolve(folder, name)]) {
    const place = relative(resolve(folder), path).replaceAll("\\", "/");
    const isInside = !place.startsWith("..") && !isAbsolute(place);
    if (isInside && (await isThere(join(folder, place)))) return place;
  }
  throw new EditorMistake("notInContent", { name, folder });
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const isIn = (file: string, places: readonly string[]): boolean =>
  places.some((place) => place === "" || file === place || file.startsWith(`${place}/`));

/** To compare thousands of phrasings takes seconds, so what came of it is kept for the same content. */
async function phrasingProblems(faq: LiveFaq, call: FaqCall): Promise<CheckedContent["phrasings"]> {
  const dir = join(call.cacheDir, "checks");
  const kept = await readCache(dir, faq.key);
  if (kept) return JSON.parse(kept.toString()) as readonly ContentProblem[];
  call.progress(words(call, "comparing"));
  const problems = checkPhrasings(faq.content, faq.model);
  await writeCache(dir, faq.key, [Buffer.from(JSON.stringify(problems))]);
  return problems;
}
