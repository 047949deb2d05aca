import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { replyTarget } from "../domain/conversation.ts";
import { minuteMs } from "../domain/local-time.ts";
import type { ReplyTimes } from "../domain/queue-rules.ts";
import type { ConversationRecord, CustomerRecord } from "../domain/records.ts";
import type { TicketRecord } from "../domain/ticket.ts";
import { currentRows } from "./desk.ts";
import type { Services } from "./services.ts";

/** So far ahead is looked; and of each kind so many are shown, so that none hides the others. */
const aheadMs = 30 * minuteMs;
const shown = { reply: 12, ticket: 8 };
export const waitsNamed = 8;
/** More than all agents hold together. */
const repliesAtMost = 1_000;

interface DueSpan {
  readonly since: number;
  readonly dueAt: number;
}

export type DueNow = DueSpan & {
  readonly customer: CustomerRecord;
  readonly words: string;
  readonly owner?: { readonly id: AgentId; readonly name: string } | undefined;
} & (
    | { readonly kind: "reply" | "wait"; readonly conversationId: ConversationId }
    | { readonly kind: "ticket"; readonly number: TicketRecord["number"] }
  );

export interface OwedReply extends DueSpan {
  readonly conversation: ConversationRecord;
}

/** All answers that agents owe, the soonest due first. */
export async function repliesOwed({ store, faq }: Services): Promise<readonly OwedReply[]> {
  const owed = await store.repliesDue(Number.MAX_SAFE_INTEGER, repliesAtMost);
  return owed.flatMap((conversation) => dueSpan(conversation, faq.engine.queue));
}

function dueSpan(conversation: ConversationRecord, times: ReplyTimes): readonly OwedReply[] {
  const { status, replyDueAt: dueAt } = conversation;
  if (status !== "assigned" || dueAt === undefined) return [];
  return [{ conversation, dueAt, since: dueAt - replyTarget(conversation, { dueAt, times }) }];
}

interface DueOf {
  readonly agentId: AgentId;
  readonly team: string | undefined;
  readonly replies: readonly OwedReply[];
  /** Those who wait: some of them, and how many they are. */
  readonly waits: {
    readonly due: readonly (DueSpan & { readonly id: ConversationId })[];
    readonly dueCount: number;
  };
}

/** By then something is due soon. */
export const dueBy = (now: number): number => now + aheadMs;

/** What is due within half an hour or late, the soonest first; and how many there are in all. */
export async function dueSoon(services: Services, { agentId, team, replies, waits }: DueOf) {
  const until = dueBy(services.clock.now());
  const owed = replies
    .filter(({ dueAt, conversation }) => dueAt <= until && isOf(team, conversation))
    .map(({ conversation: { id }, since, dueAt }) => ({ id, since, dueAt }));
  const first = [
    ...waits.due.map((one) => ({ ...one, kind: "wait" as const })),
    ...owed.slice(0, shown.reply).map((one) => ({ ...one, kind: "reply" as const })),
  ];
  const listed = { view: "due", agentId, until } as const;
  const [conversations, tickets] = await Promise.all([
    conversationsDue(services, first),
    services.store.ticketPage(listed),
  ]);
  const ofTeam = tickets.rows.filter(({ ticket }) => isOf(team, ticket));
  const promises = ofTeam.slice(0, shown.ticket).map(ticketDue);
  const ticketCount = tickets.cursor ? await services.store.countTickets(listed) : ofTeam.length;
  return {
    due: [...conversations, ...promises].sort((one, other) => one.dueAt - other.dueAt),
    dueCount: waits.dueCount + owed.length + ticketCount,
  };
}

const isOf = (team: string | undefined, one: { readonly team?: string | undefined }) =>
  team === undefined || one.team === team;

async function conversationsDue(
  services: Services,
  due: readonly (DueSpan & { readonly id: ConversationId; readonly kind: "reply" | "wait" })[],
): Promise<readonly DueNow[]> {
  const rows = await currentRows(
    services,
    due.map(({ id }) => id),
  );
  const rowOf = new Map(rows.map((row) => [row.conversation.id, row]));
  return due.flatMap(({ id, kind, since, dueAt }) => {
    const row = rowOf.get(id);
    if (!row) return [];
    const { conversation, customer, agent } = row;
    const owner = kind === "reply" && agent ? { id: agent.id, name: agent.name } : undefined;
    const words = conversation.customerText ?? conversation.lastText;
    return [{ kind, conversationId: id, customer, words, since, dueAt, owner }];
  });
}

const ticketDue = ({
  ticket,
  customer,
  handler,
}: Awaited<ReturnType<Services["store"]["ticketPage"]>>["rows"][number]): DueNow => ({
  kind: "ticket",
  number: ticket.number,
  customer,
  words: ticket.description,
  since: ticket.createdAt,
  dueAt: ticket.promiseAt,
  owner: handler && { id: handler.id, name: handler.name },
});
