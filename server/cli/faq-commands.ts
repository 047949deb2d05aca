import { type Locale, locales } from "../../protocol/conversation.ts";
import type { Explanation } from "../faq/engine.ts";
import { type FaqCall, type FaqFlags, type FaqOutput, openGiven } from "./faq-call.ts";
import { checkCommand } from "./faq-check.ts";
import { draftCommand, gapsCommand } from "./faq-gaps.ts";
import { newCommand } from "./faq-new.ts";
import { previewCommand } from "./faq-preview.ts";
import { talk } from "./faq-talk.ts";
import { testFaq } from "./faq-test.ts";
import { EditorMistake } from "./faq-texts.ts";

/** An `EditorMistake` that is thrown is shown in the language of the call. */
type FaqCommand = (call: FaqCall) => Promise<FaqOutput>;

export const faqCommands: Readonly<Record<string, FaqCommand>> = {
  check: checkCommand,
  ask: askCommand,
  test: async (call) => testFaq(await openGiven(call), call, localeOf(call)),
  talk: async (call) => talk((await openGiven(call)).engine, call, localeOf(call)),
  gaps: gapsCommand,
  new: newCommand,
  draft: draftCommand,
  preview: previewCommand,
};

/** The customer's. */
function localeOf({ flags }: FaqCall): Locale {
  const wanted = flags.locale ?? "zh-CN";
  const found = locales.find((one) => one === wanted);
  if (found === undefined) throw new EditorMistake("localeOneOf", { locales: locales.join(", ") });
  return found;
}

async function askCommand(call: FaqCall): Promise<FaqOutput> {
  const { args, flags } = call;
  const question = args.join(" ");
  if (question === "") throw new EditorMistake("askWhat");
  const { engine, content } = await openGiven(call);
  const previous = [...content.articles.keys()].find((id) => id === flags.after);
  if (flags.after && !previous) throw new EditorMistake("noArticle", { id: flags.after });
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
