import { constants } from "node:fs";
import { copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { checkContent } from "../faq/check.ts";
import { formatProblem } from "../faq/content/problem.ts";
import type { Explanation } from "../faq/engine.ts";
import { openFaq } from "../faq/live.ts";
import type { FaqCall, FaqFlags, FaqOutput } from "./faq-call.ts";
import { talk } from "./faq-talk.ts";
import { testFaq } from "./faq-test.ts";

/** An error that is thrown is the user's mistake; its message is shown. */
type FaqCommand = (call: FaqCall) => Promise<FaqOutput>;

export const faqCommands: Readonly<Record<string, FaqCommand>> = {
  check: checkCommand,
  ask: askCommand,
  test: async (call) => testFaq(await open(call), call, localeOf(call)),
  talk: async (call) => talk((await open(call)).engine, call, localeOf(call)),
  new: newCommand,
};

const open = ({ folder, cacheDir }: FaqCall) => openFaq(folder, { watch: false, cacheDir });

function localeOf({ flags }: FaqCall): Locale {
  const wanted = flags.locale ?? "zh-CN";
  const found = locales.find((one) => one === wanted);
  if (found === undefined) throw new Error(`--locale must be one of ${locales.join(", ")}`);
  return found;
}

async function checkCommand(call: FaqCall): Promise<FaqOutput> {
  const faq = await open(call);
  const problems = checkContent(faq, new Date().toISOString().slice(0, 10));
  const errors = problems.filter((one) => one.severity === "error").length;
  const warnings = problems.length - errors;
  const articles = faq.content.articles.size;
  const lines = [
    ...problems.map((problem) => `${call.folder}/${formatProblem(problem)}`),
    `${articles} articles, ${errors} errors, ${warnings} warnings`,
  ];
  const report = JSON.stringify({ errors, warnings, problems }, null, 2);
  return { code: errors > 0 ? 1 : 0, text: call.flags.json ? report : lines.join("\n") };
}

async function askCommand(call: FaqCall): Promise<FaqOutput> {
  const { args, flags } = call;
  const question = args.join(" ");
  if (question === "") throw new Error('what should be asked? npm run faq -- ask "QUESTION"');
  const { engine, content } = await open(call);
  const previous = [...content.articles.keys()].find((id) => id === flags.after);
  if (flags.after && !previous) throw new Error(`there is no article “${flags.after}”`);
  const explanation = engine.explain(question, { locale: localeOf(call), previous });
  if (!flags.json) return { code: 0, text: describeAnswer(explanation, flags).join("\n") };
  const { answer, read, features, ranked } = explanation;
  const shown = flags.explain ? { ...answer, explain: { read, features, ranked } } : answer;
  return { code: 0, text: JSON.stringify(shown, null, 2) };
}

function describeAnswer(explanation: Explanation, { explain }: FaqFlags): readonly string[] {
  const {
    outcome,
    reason,
    reply,
    hits,
    more = [],
    alarm,
    unknownCode,
    outOfScope,
  } = explanation.answer;
  return [
    `${outcome}  (${reason})`,
    ...(alarm === undefined ? [] : [`emergency: ${alarm}`]),
    ...(unknownCode === undefined ? [] : [`unknown code: ${unknownCode}`]),
    ...(outOfScope ? ["out of scope"] : []),
    ...(reply === undefined ? [] : [reply]),
    ...hits
      .slice(0, 5)
      .map((hit) => `  ${hit.confidence.toFixed(3)}  ${hit.articleId}  ${hit.title}`),
    ...more.flatMap((one) => [
      `and ${one.confidence.toFixed(3)}  ${one.articleId}  ${one.hits[0]?.title}`,
      ...(one.reply === undefined ? [] : [one.reply]),
    ]),
    ...(explain ? describeRanking(explanation) : []),
  ];
}

function describeRanking({ read, ranked, features }: Explanation): readonly string[] {
  return [
    `\nread as: ${read}`,
    ...ranked.map((one) => {
      const parts = Object.entries(one.parts).map(([name, value]) => `${name} ${value.toFixed(2)}`);
      return `  ${one.score.toFixed(3)}  ${one.name}  (${parts.join(", ")})`;
    }),
    ...(features ? [`features: ${JSON.stringify(features)}`] : []),
  ];
}

async function newCommand({ args, folder }: FaqCall): Promise<FaqOutput> {
  const [place] = args;
  if (place === undefined || !/^[\w-]+\/[\w-]+\/[\w-]+$/.test(place))
    throw new Error("where? npm run faq -- new zh-CN/payments/my-article");
  const file = join(folder, `${place}.md`);
  await mkdir(dirname(file), { recursive: true });
  await copyFile(join(folder, "_template.md"), file, constants.COPYFILE_EXCL);
  return { code: 0, text: `wrote ${file}` };
}
