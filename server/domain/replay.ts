import type { ReplayTurn } from "../../protocol/replay.ts";
import { leads, worksAtDesk } from "./permissions.ts";
import type { ConversationRecord, MessageRecord, StoredBody } from "./records.ts";
import { Refusal } from "./refusal.ts";
import type { ReplayRecord } from "./replay-records.ts";

export const mayMakeReplay = leads;
export const mayAnswerReplay = worksAtDesk;

/** So much of a conversation at most: all of it goes in one packet. */
const mostTurns = 100;
const wholeLength = 20_000;

/** What stands where there was no text. */
export type Shown = "picture" | "transaction" | "ticket";

interface TurnsOptions {
  readonly anonymous: (text: string) => string;
  readonly wordFor: (shown: Shown) => string;
}

/** What was said, without what only the system has said. */
export function turnsOf(
  messages: readonly Pick<MessageRecord, "author" | "body">[],
  { anonymous, wordFor }: TurnsOptions,
): readonly ReplayTurn[] {
  const turns: ReplayTurn[] = [];
  let length = 0;
  for (const { author, body } of messages) {
    const text =
      author.kind === "system" ? "" : anonymous(spokenIn({ body })) + wordsIn(body, wordFor);
    length += text.length;
    if (turns.length === mostTurns || length > wholeLength) break;
    if (author.kind !== "system" && text !== "") turns.push({ by: author.kind, text });
  }
  return turns;
}

/** The words of a message, without those that stand for a picture or the like. */
export function spokenIn({ body }: { readonly body: StoredBody }): string {
  switch (body.kind) {
    case "text":
    case "attachment":
    case "transaction":
      return body.text ?? "";
    case "article":
    case "announcement":
      return body.title;
    case "choices":
      return [body.text, ...body.choices.map(({ title }) => title)].join("\n");
    case "check":
    case "ticket":
    case "notice":
    case "redacted":
      return "";
  }
}

function wordsIn(body: StoredBody, wordFor: TurnsOptions["wordFor"]): string {
  if (body.kind === "attachment") return wordFor("picture");
  if (body.kind === "transaction" || body.kind === "check") return wordFor("transaction");
  return body.kind === "ticket" ? wordFor("ticket") : "";
}

export interface ReplayStepParts {
  readonly said: readonly ReplayTurn[];
  readonly actual: readonly string[];
}

/** A step ends with what the agent answered to the customer. What nobody answered comes at the end. */
export function replaySteps(turns: readonly ReplayTurn[]) {
  const steps: ReplayStepParts[] = [];
  let said: ReplayTurn[] = [];
  let actual: string[] = [];
  const settle = () => {
    if (actual.length === 0) return;
    steps.push({ said, actual });
    [said, actual] = [[], []];
  };
  for (const turn of turns) {
    // An agent who speaks first answers nothing.
    if (turn.by === "agent" && said.some(({ by }) => by === "customer")) actual.push(turn.text);
    else {
      settle();
      said.push(turn);
    }
  }
  settle();
  return { steps, end: said };
}

export function refuseUnfit(
  { status }: Pick<ConversationRecord, "status">,
  turns: readonly ReplayTurn[],
): void {
  if (status !== "resolved") throw new Refusal("invalid", "It is not over yet.");
  refuseEmpty(turns);
}

function refuseEmpty(turns: readonly ReplayTurn[]): void {
  if (replaySteps(turns).steps.length === 0)
    throw new Refusal("invalid", "No agent has answered a customer in it.");
}

/** The texts as they were changed; those that were left empty are gone. */
export function turnsEdited(
  { turns, publishedAt }: ReplayRecord,
  texts: readonly string[],
): readonly ReplayTurn[] {
  if (publishedAt !== undefined) throw new Refusal("closed", "It is published already.");
  if (texts.length !== turns.length) throw new Refusal("invalid", "Its texts are others.");
  const edited = turns
    .map((turn, index) => ({ ...turn, text: texts[index] ?? "" }))
    .filter(({ text }) => text !== "");
  refuseEmpty(edited);
  return edited;
}
