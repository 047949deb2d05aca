/** `npm run faq -- talk`: a conversation with the bot in the terminal, or dialogues from a file, judged key by key. */

import { createInterface } from "node:readline/promises";
import { type Locale, locales } from "../../protocol/conversation.ts";
import { createKnowledge } from "../actions/knowledge.ts";
import { allHolds, judgeScript, type Script, type Verdict } from "../dialogue/judge.ts";
import type { Knowledge } from "../dialogue/knowledge.ts";
import { rehearse, type Said } from "../dialogue/rehearsal.ts";
import type { StoredBody } from "../domain/records.ts";
import type { FaqEngine } from "../faq/engine.ts";
import { askWords } from "./ask-texts.ts";
import { type FaqCall, type FaqOutput, readGiven } from "./faq-call.ts";
import { EditorMistake } from "./faq-texts.ts";

/** From a file where one is named, else line by line in the terminal. */
export async function talk(engine: FaqEngine, call: FaqCall, locale: Locale): Promise<FaqOutput> {
  const { file, json, explain } = call.flags;
  const { line } = askWords(call.locale);
  if (file !== undefined)
    return { code: 0, text: await judgeFile(engine, file, json ? undefined : line) };
  await talkInTerminal(engine, locale, { explain: explain === true, line });
  return { code: 0, text: "" };
}

type AskLine = ReturnType<typeof askWords>["line"];

/** Plays every dialogue of the file; answers what fails and the share of keys that hold, per key and in all. Without words: as JSON. */
async function judgeFile(
  engine: FaqEngine,
  file: string,
  line: AskLine | undefined,
): Promise<string> {
  const scripts = await readScripts(file);
  const knowledge = createKnowledge({ engine });
  const verdicts = scripts.map((script) => judgeScript(script, knowledge(script.locale)));
  const measures = measuresOf(verdicts);
  const kinds = kindsOf(verdicts);
  if (line === undefined)
    return JSON.stringify({ measures, kinds, dialogues: verdicts.map(plain) }, null, 2);
  return [
    ...verdicts.flatMap(failuresOf),
    line("keys"),
    ...linesOf(measures, line),
    "",
    line("dialogues"),
    ...linesOf(kinds, line),
  ].join("\n");
}

const linesOf = (shares: Readonly<Record<string, Share>>, line: AskLine): readonly string[] =>
  Object.entries(shares).map(([name, { holds, of }]) =>
    line("share", { name: name.padEnd(20), share: (holds / of).toFixed(4), holds, of }),
  );

async function readScripts(file: string): Promise<readonly Script[]> {
  const lines = (await readGiven(file)).split("\n");
  return lines.flatMap((line, at) => {
    if (line.trim() === "") return [];
    try {
      return [asScript(JSON.parse(line))];
    } catch {
      throw new EditorMistake("badDialogue", { file, line: at + 1 });
    }
  });
}

function asScript(value: unknown): Script {
  const { locale, kind, turns } = Object(value) as Partial<Script>;
  const isTurn = ({ say, expect }: Partial<Script["turns"][number]>) =>
    Array.isArray(say) && say.every((one) => typeof one === "string") && Object(expect) === expect;
  const isWhole =
    locales.some((one) => one === locale) &&
    typeof kind === "string" &&
    Array.isArray(turns) &&
    turns.every((turn) => isTurn(Object(turn)));
  if (!isWhole) throw new Error("locale, kind, and turns with say and expect");
  return value as Script;
}

interface Share {
  readonly holds: number;
  readonly of: number;
}

function measuresOf(verdicts: readonly Verdict[]): Readonly<Record<string, Share>> {
  const shares: Record<string, Share> = {};
  const checks = verdicts.flatMap(({ turns }) => turns.flatMap((turn) => turn.checks));
  for (const { key, holds } of checks)
    for (const name of [key, "all"]) {
      const before = shares[name] ?? { holds: 0, of: 0 };
      shares[name] = { holds: before.holds + (holds ? 1 : 0), of: before.of + 1 };
    }
  return shares;
}

function kindsOf(verdicts: readonly Verdict[]): Readonly<Record<string, Share>> {
  const shares: Record<string, Share> = {};
  for (const verdict of verdicts) {
    const { kind } = verdict.script;
    const before = shares[kind] ?? { holds: 0, of: 0 };
    shares[kind] = { holds: before.holds + (allHolds(verdict) ? 1 : 0), of: before.of + 1 };
  }
  return shares;
}

function failuresOf({ script, turns }: Verdict): readonly string[] {
  if (allHolds({ turns })) return [];
  const lines = turns.flatMap(({ said, checks }, at) => {
    const turn = script.turns[at];
    const broken = checks.filter(({ holds }) => !holds).map(({ key }) => key);
    const wanted = broken.map((key) => `${key} ${JSON.stringify(turn?.expect[key])}`);
    return [
      `> ${turn?.say.join(" / ")}`,
      ...said.map((one) => `  ${describe(one)}`),
      ...(broken.length > 0 ? [`  ✗ ${wanted.join(", ")}`] : []),
    ];
  });
  return [`# ${script.kind} (${script.locale})`, ...lines, ""];
}

const plain = ({ script, turns }: Verdict) => ({
  kind: script.kind,
  locale: script.locale,
  turns: turns.map(({ said, checks }, at) => ({
    say: script.turns[at]?.say,
    rules: said.map(({ response }) => response.plan.rule),
    answers: said.flatMap(({ bodies }) => bodies.map(lineOf)),
    checks,
  })),
});

const describe = ({ response, bodies }: Said) =>
  `[${response.plan.rule}] ${bodies.map(lineOf).join(" | ") || "…"}`;

function lineOf(body: StoredBody): string {
  switch (body.kind) {
    case "text":
      return `${body.text}${body.offersAgent ? " [human]" : ""}`;
    case "article":
      return `«${body.articleId}»${body.excerpt ? " (part)" : ""}${body.offersAgent ? " [human]" : ""}`;
    case "choices":
      return `${body.firstStep ? `(${body.firstStep.text}) ` : ""}${body.text} ${body.choices.map(({ articleId }) => articleId).join(", ")}${body.offersAgent ? " [human]" : ""}`;
    case "notice":
      return `(${body.code})`;
    default:
      return body.kind;
  }
}

/** `:closed` and `:open` say whether the desk is. Reads lines until the input ends, and answers each; with `explain` the rule that decided stands before. */
async function talkInTerminal(
  engine: FaqEngine,
  locale: Locale,
  { explain, line: word }: { readonly explain: boolean; readonly line: AskLine },
): Promise<void> {
  const knowledge = createKnowledge({ engine })(locale);
  const rehearsal = rehearse(knowledge, locale);
  rehearsal.at({ now: Date.now(), opensAt: undefined });
  const lines = createInterface({ input: process.stdin, output: process.stdout, prompt: "> " });
  const print = (text: string) => process.stdout.write(`${text}\n`);
  lines.prompt();
  for await (const line of lines) {
    const order = line.trim();
    if (order === ":closed" || order === ":open") {
      const until = order === ":open" ? undefined : nextOpening(knowledge, Date.now());
      rehearsal.at({ now: Date.now(), opensAt: until });
      print(`  ${until === undefined ? word("deskOpen") : word("deskClosed", { until })}`);
    }
    const isSaid = order !== "" && order !== ":closed" && order !== ":open";
    const said = isSaid ? rehearsal.say([line]) : [];
    for (const { response, bodies } of said) {
      const { plan, question: text } = response;
      if (explain) print(`  ${word("rule", { rule: plan.rule, text })}`);
      for (const body of bodies) print(`  ${lineOf(body)}`);
    }
    lines.prompt();
  }
}

/** Hours of a week, to find one at which the desk is closed. */
const hoursOfWeek = 168;
const hourMs = 3_600_000;

/** When the desk opens after it is closed next; `undefined` where it never closes. */
function nextOpening({ opensAt }: Pick<Knowledge, "opensAt">, now: number): string | undefined {
  for (let hour = 0; hour < hoursOfWeek; hour += 1) {
    const words = opensAt(now + hour * hourMs);
    if (words !== undefined) return words;
  }
  return undefined;
}
