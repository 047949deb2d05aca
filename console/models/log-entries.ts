import type { Message, MessageId } from "../../protocol/conversation.ts";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { Note } from "../../protocol/notes.ts";

/** What stands in the log in the place of several messages, or beside them. */
export type LogItem =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "note"; readonly note: Note }
  /** Steps of the conversation, one after the other; `open` shows them below. */
  | {
      readonly kind: "steps" | "bot";
      readonly messages: readonly Message[];
      readonly open: boolean;
    };

/** From so many on they are one line. */
const fewestSteps = 2;

/**
 * The messages with the notes at their times, and with what nobody reads twice on one line: steps that follow each other, and,
 * once a person is asked for, what the bot has said. A line that was opened shows what is in it.
 */
export function logItems(
  { messages, notes, status }: Pick<AgentConversation, "messages" | "notes" | "status">,
  opened: ReadonlySet<string>,
): readonly LogItem[] {
  const hasEarlier = (messages[0]?.seq ?? 1) > 1;
  const first = hasEarlier ? (messages[0]?.at ?? "") : "";
  const waiting = notes.filter(({ at }) => at >= first);
  const items: LogItem[] = [];
  for (const run of runsOf(messages)) {
    const [start] = run;
    if (start === undefined) continue;
    while (waiting[0] !== undefined && waiting[0].at < start.at) {
      const note = waiting.shift();
      if (note) items.push({ kind: "note", note });
    }
    items.push(...itemsOf(run, status, opened));
  }
  return [...items, ...waiting.map((note) => ({ kind: "note", note }) as const)];
}

/** The name of a line, by which it is opened. */
export const foldOf = (messages: readonly Message[]): string => `fold-${messages[0]?.id ?? ""}`;

function itemsOf(
  run: readonly Message[],
  status: AgentConversation["status"],
  opened: ReadonlySet<string>,
): readonly LogItem[] {
  const kind = foldKind(run[0]);
  const plain = run.map((message) => ({ kind: "message", message }) as const);
  const isFolded =
    kind === "steps" ? run.length >= fewestSteps : kind === "bot" && status !== "bot";
  if (kind === undefined || !isFolded) return plain;
  const open = opened.has(foldOf(run));
  const line = { kind, messages: run, open };
  return open ? [line, ...plain] : [line];
}

function foldKind(message: Message | undefined): "steps" | "bot" | undefined {
  if (message?.body.kind === "notice") return "steps";
  return message?.author.kind === "bot" ? "bot" : undefined;
}

/** Messages of the same kind that follow each other. */
function runsOf(messages: readonly Message[]): readonly (readonly Message[])[] {
  const runs: Message[][] = [];
  for (const message of messages) {
    const last = runs.at(-1);
    const kind = foldKind(message);
    if (last && kind !== undefined && foldKind(last[0]) === kind) last.push(message);
    else runs.push([message]);
  }
  return runs;
}

/** A row of the message list for what is no message: the list draws rows by messages alone. */
export const rowFor = (item: Exclude<LogItem, { kind: "message" }>, seq: number): Message => ({
  id: (item.kind === "note" ? item.note.id : foldOf(item.messages)) as string as MessageId,
  seq,
  author: { kind: "system", id: item.kind === "note" ? item.note.id : foldOf(item.messages) },
  at: item.kind === "note" ? item.note.at : (item.messages[0]?.at ?? ""),
  body: { kind: "text", text: "" },
});
