import type { Locale } from "../../protocol/conversation.ts";
import type { Explanation } from "../faq/engine.ts";
import { askWords } from "./ask-texts.ts";
import type { FaqOption } from "./faq-arguments.ts";
import { type FaqCall, type FaqOutput, openGiven } from "./faq-call.ts";
import { checkCommand } from "./faq-check.ts";
import { draftCommand, gapsCommand } from "./faq-gaps.ts";
import { newCommand } from "./faq-new.ts";
import { previewCommand } from "./faq-preview.ts";
import { talk } from "./faq-talk.ts";
import { testFaq } from "./faq-test.ts";
import { EditorMistake } from "./faq-texts.ts";

/** An `EditorMistake` that is thrown is shown in the language of the call. */
interface FaqCommand {
  readonly run: (call: FaqCall) => Promise<FaqOutput>;
  /** How many words may follow its name. */
  readonly words: number;
  /** Besides those of every command. */
  readonly options: readonly FaqOption[];
}

const anyNumber = Number.POSITIVE_INFINITY;

export const faqCommands: Readonly<Record<string, FaqCommand>> = {
  check: { run: checkCommand, words: anyNumber, options: ["json"] },
  ask: { run: askCommand, words: anyNumber, options: ["after", "explain", "json"] },
  test: {
    run: async (call) => testFaq(await openGiven(call), call, localeGiven(call)),
    words: 0,
    options: ["questions", "held-out", "json"],
  },
  talk: {
    run: async (call) => talk((await openGiven(call)).engine, call, localeGiven(call)),
    words: 0,
    options: ["file", "explain", "json"],
  },
  gaps: { run: gapsCommand, words: 0, options: ["days", "json"] },
  new: { run: newCommand, words: 1, options: [] },
  draft: { run: draftCommand, words: 2, options: ["days"] },
  preview: { run: previewCommand, words: 0, options: ["port"] },
};

/** The customer's. */
const localeGiven = ({ flags }: FaqCall): Locale => flags.locale ?? "zh-CN";

async function askCommand(call: FaqCall): Promise<FaqOutput> {
  const { args, flags } = call;
  const question = args.join(" ");
  if (question === "") throw new EditorMistake("askWhat");
  const { engine, content } = await openGiven(call);
  const previous = [...content.articles.keys()].find((id) => id === flags.after);
  if (flags.after && !previous) throw new EditorMistake("noArticle", { id: flags.after });
  const explanation = engine.explain(question, { locale: localeGiven(call), previous });
  if (!flags.json) return { code: 0, text: describeAnswer(explanation, call).join("\n") };
  const { answer, read, features, ranked } = explanation;
  const shown = flags.explain ? { ...answer, explain: { read, features, ranked } } : answer;
  return { code: 0, text: JSON.stringify(shown, null, 2) };
}

function describeAnswer(explanation: Explanation, call: FaqCall): readonly string[] {
  const { reply, hits, more = [], alarm, unknownCode, outOfScope } = explanation.answer;
  const { decision, line } = askWords(call.locale);
  return [
    decision(explanation.answer),
    ...(alarm === undefined ? [] : [line("emergency", { article: alarm })]),
    ...(unknownCode === undefined ? [] : [line("unknownCode", { code: unknownCode })]),
    ...(outOfScope ? [line("outOfScope")] : []),
    ...(reply === undefined ? [] : [reply]),
    ...hits
      .slice(0, 5)
      .map((hit) => `  ${hit.confidence.toFixed(3)}  ${hit.articleId}  ${hit.title}`),
    ...more.flatMap(({ confidence, articleId = "", hits: [hit], reply: said }) => [
      line("more", {
        confidence: confidence.toFixed(3),
        article: articleId,
        title: hit?.title ?? "",
      }),
      ...(said === undefined ? [] : [said]),
    ]),
    ...(call.flags.explain ? describeRanking(explanation, call) : []),
  ];
}

function describeRanking({ read, ranked, features }: Explanation, call: FaqCall) {
  const { line } = askWords(call.locale);
  return [
    `\n${line("readAs", { text: read })}`,
    ...ranked.map((one) => {
      const parts = Object.entries(one.parts).map(([name, value]) => `${name} ${value.toFixed(2)}`);
      return `  ${one.score.toFixed(3)}  ${one.name}  (${parts.join(", ")})`;
    }),
    ...(features ? [line("features", { features: JSON.stringify(features) })] : []),
  ];
}
