import { transactionLine } from "../../protocol/transaction.ts";
import type { MessageRecord } from "../domain/records.ts";
import { fileNamesIn, writtenIn } from "../domain/written.ts";

const codePrefix = "collect.";

export const collectCode = (name: string) => `${codePrefix}${name}`;
export const isCollecting = (code: string | undefined) => code?.startsWith(codePrefix) === true;

/** Of the question what it is about. */
export const whatName = "what";

const mostQuestions = 3;

/** The next question that was not asked since the conversation was queued. */
export function nextQuestionName(
  messages: readonly MessageRecord[],
  names: readonly string[],
): string | undefined {
  const asked = handoverAnswers(messages).map(({ name }) => name);
  if (asked.length >= mostQuestions) return undefined;
  return names.find((name) => !asked.includes(name));
}

export interface HandoverAnswer {
  readonly name: string;
  readonly question: string;
  /** What the customer wrote before anybody spoke again; empty where it was skipped or is not answered yet. */
  readonly answer: string;
}

/** What was asked since the conversation was queued last, with its answers. */
export function handoverAnswers(messages: readonly MessageRecord[]): readonly HandoverAnswer[] {
  const queuedAt = messages.findLastIndex(
    ({ body }) => body.kind === "notice" && (body.code === "queued" || body.code === "no_agent"),
  );
  const since = messages.slice(queuedAt + 1);
  const found = since.flatMap(({ body }, at) => {
    if (body.kind !== "text" || !isCollecting(body.code)) return [];
    const name = body.code?.slice(codePrefix.length) ?? "";
    return [{ name, question: body.text, answer: answerAfter(since, at) }];
  });
  // Asked again, it was not answered before.
  return found.filter(({ name }, at) => found.findLastIndex((other) => other.name === name) === at);
}

function answerAfter(messages: readonly MessageRecord[], at: number): string {
  const rest = messages.slice(at + 1);
  const end = rest.findIndex(({ author }) => author.kind !== "customer");
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .flatMap(({ body }) =>
      body.kind === "transaction"
        ? transactionLine(body)
        : (writtenIn(body) ?? fileNamesIn(body) ?? []),
    )
    .join(" ");
}
