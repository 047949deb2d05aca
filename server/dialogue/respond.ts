import type { MessageRecord } from "../domain/records.ts";
import { writtenIn } from "../domain/written.ts";
import type { Answer } from "../faq/answer/answer.ts";
import { askBurst, withBetterPassage } from "./ask.ts";
import { joined } from "./burst.ts";
import { type Effect, effectsOf } from "./effects.ts";
import { hear } from "./hear.ts";
import type { Knowledge, Talk } from "./knowledge.ts";
import type { Plan } from "./moves.ts";
import { pauseFor } from "./pause.ts";
import { type Memory, recall } from "./recall.ts";
import { afterReport } from "./report.ts";
import { nextMoves } from "./rules.ts";
import { transactionIn } from "./shown-transaction.ts";
import type { Situation } from "./situation.ts";

export interface Response {
  readonly plan: Plan;
  readonly effects: readonly Effect[];
  /** What was read, and what the engine found in it. */
  readonly question: string;
  readonly finding: Answer;
  /** How long to wait for more of the same thought before this is given; milliseconds. */
  readonly pauseMs: number;
}

/** The bot's response to all that the customer has said since the last answer. Pure: nothing is posted here. */
export function respond(talk: Talk, knowledge: Knowledge): Response {
  const memory = recall(talk.messages);
  const text = joined(memory.unanswered.flatMap(textOf));
  const heard = hear(text, memory, knowledge.words);
  const question = questionIn(text, { heard, memory, talk, knowledge });
  const previous = memory.shown.at(-1);
  const context = { locale: talk.locale, previous };
  const parts = memory.unanswered.flatMap(textOf);
  const asked = askBurst(question, parts, (one) => knowledge.ask(one, context));
  const finding = withBetterPassage(asked, memory.lastShown, (id) =>
    knowledge.ask(question, { ...context, previous: id }),
  );
  const transaction = transactionIn(memory.unanswered);
  const plan = nextMoves({ ...talk, heard, memory, finding, transaction });
  return {
    plan,
    question,
    finding,
    effects: plan.moves.flatMap((move) => effectsOf(move, { talk, memory, knowledge })),
    // Whoever shows one has said what it is about.
    pauseMs: transaction ? 0 : pauseFor(heard, memory, finding),
  };
}

/** What is left of the text where it begins with a no to the bot's offer, or with what was done against an emergency. */
function questionIn(
  text: string,
  given: {
    readonly heard: Situation["heard"];
    readonly memory: Memory;
    readonly talk: Talk;
    readonly knowledge: Knowledge;
  },
): string {
  const { heard, memory, talk, knowledge } = given;
  if ((memory.offersAgent || memory.choicesAreOpen) && heard.afterNo) return heard.afterNo;
  const rest = talk.priority === "urgent" ? afterReport(text, knowledge.words) : undefined;
  return rest ?? text;
}

const textOf = ({ body }: MessageRecord) => writtenIn(body) ?? [];
