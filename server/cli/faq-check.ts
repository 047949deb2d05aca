/** `npm run faq -- check` */

import { join } from "node:path";
import { checkPhrasings } from "../faq/answer/check-phrasings.ts";
import { type CheckedContent, checkContent } from "../faq/check.ts";
import { readCache, writeCache } from "../faq/content/cache.ts";
import { type ContentProblem, describeProblem, formatProblemIn } from "../faq/content/problem.ts";
import type { LiveFaq } from "../faq/live.ts";
import { type FaqCall, type FaqOutput, openGiven, words } from "./faq-call.ts";

export async function checkCommand(call: FaqCall): Promise<FaqOutput> {
  const faq = await openGiven(call);
  const phrasings = await phrasingProblems(faq, call);
  const problems = checkContent(faq, { phrasings, today: new Date().toISOString().slice(0, 10) });
  const errors = problems.filter((one) => one.severity === "error").length;
  const warnings = problems.length - errors;
  const articles = faq.content.articles.size;
  const lines = [
    ...problems.map((problem) => `${call.folder}/${formatProblemIn(problem, call.locale)}`),
    words(call, "summary", { articles, errors, warnings }),
  ];
  const report = problems.map((one) => ({ ...one, message: describeProblem(one, call.locale) }));
  const json = () => JSON.stringify({ errors, warnings, problems: report }, null, 2);
  return { code: errors > 0 ? 1 : 0, text: call.flags.json ? json() : lines.join("\n") };
}

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
