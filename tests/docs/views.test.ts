/** The views of docs/protocol.md against their types: each part is documented, and as optional where it is. */

import { describe, expect, test } from "vitest";
import type { AuditEntry, AuditParty } from "../../protocol/audit.ts";
import type {
  Article,
  ArticleLink,
  Author,
  Block,
  Conversation,
  ConversationSummary,
  CustomerView,
  Inline,
  Message,
  MessageBody,
  QueuePlace,
} from "../../protocol/conversation.ts";
import type { AgentConversation, AgentView, BotTrial, Desk, DeskRow } from "../../protocol/desk.ts";
import type { RefusalBody } from "../../protocol/errors.ts";
import type { ConversationChange } from "../../protocol/events.ts";
import type { Note, SavedReply } from "../../protocol/notes.ts";
import type {
  CustomerExport,
  CustomerOverview,
  ErasureReceipt,
  ExportedConversation,
  ExportedTicket,
  RetentionView,
} from "../../protocol/privacy.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import type { Survey } from "../../protocol/survey.ts";
import {
  type AgentTicket,
  entryKinds,
  type Ticket,
  type TicketDecision,
  type TicketEntry,
  type TicketPromise,
  type TicketRow,
  type TicketSummary,
  type TicketTask,
  ticketStates,
} from "../../protocol/ticket.ts";
import { blocksOf } from "./documents.ts";
import { file, views } from "./protocol.ts";
import { differences, parseShape, partsOf, type Shape } from "./shape.ts";

/** Says of each part of a type whether it is always there; a part too few or too many does not compile. */
type PresenceIn<View> = {
  readonly [Part in keyof View]-?: Record<never, never> extends Pick<View, Part>
    ? "optional"
    : "always";
};
const presence = <View>(parts: PresenceIn<View>): Readonly<Record<string, unknown>> => parts;

const conversation = {
  id: "always",
  status: "always",
  priority: "always",
  topic: "optional",
  agent: "optional",
  queue: "optional",
  messages: "always",
  lastSeq: "always",
  readSeq: "always",
  agentReadSeq: "always",
  createdAt: "always",
  resolvedAt: "optional",
  survey: "optional",
} as const;

const ticketSummary = {
  number: "always",
  state: "always",
  topic: "always",
  severity: "always",
  promise: "always",
  pausedSince: "optional",
  breachedAt: "optional",
  createdAt: "always",
} as const;

const ticket = {
  ...ticketSummary,
  description: "always",
  demand: "optional",
  handler: "optional",
  decision: "optional",
  timeline: "always",
  conversationId: "optional",
  closedAt: "optional",
} as const;

const types: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  Refusal: presence<RefusalBody>({
    code: "always",
    message: "always",
    retryAfterMs: "optional",
    reference: "optional",
  }),
  Conversation: presence<Conversation>(conversation),
  ConversationChange: presence<ConversationChange>({
    status: "optional",
    priority: "optional",
    topic: "optional",
    agent: "optional",
    queue: "optional",
    resolvedAt: "optional",
  }),
  ConversationSummary: presence<ConversationSummary>({
    id: "always",
    status: "always",
    topic: "optional",
    lastText: "always",
    lastAt: "always",
    createdAt: "always",
    surveyOpen: "optional",
  }),
  QueuePlace: presence<QueuePlace>({
    position: "always",
    estimatedWaitSeconds: "optional",
    estimatedWaitRange: "optional",
    available: "always",
    opensAt: "optional",
    timeZone: "optional",
  }),
  Survey: presence<Survey>({ score: "optional", resolved: "optional", comment: "optional" }),
  CustomerView: presence<CustomerView>({ id: "always", verified: "always", name: "optional" }),
  Message: presence<Message>({
    id: "always",
    seq: "always",
    clientId: "optional",
    author: "always",
    at: "always",
    body: "always",
  }),
  Author: presence<Author>({ kind: "always", id: "optional", name: "optional" }),
  Article: presence<Article>({
    id: "always",
    title: "always",
    category: "always",
    urgency: "always",
    blocks: "always",
    related: "always",
  }),
  AuditEntry: presence<AuditEntry>({
    seq: "always",
    at: "always",
    what: "always",
    by: "always",
    about: "optional",
    details: "optional",
    hash: "always",
  }),
  AuditParty: presence<AuditParty>({ kind: "always", id: "optional", name: "optional" }),
  ErasureReceipt: presence<ErasureReceipt>({
    receipt: "always",
    at: "always",
    conversations: "always",
    messages: "always",
    tickets: "always",
  }),
  CustomerExport: presence<CustomerExport>({
    exportedAt: "always",
    customer: "always",
    conversations: "always",
    votes: "always",
    tickets: "always",
  }),
  ExportedConversation: presence<ExportedConversation>({
    id: "always",
    status: "always",
    topic: "optional",
    summary: "optional",
    createdAt: "always",
    resolvedAt: "optional",
    survey: "optional",
    messages: "always",
    questions: "always",
  }),
  CustomerOverview: presence<CustomerOverview>({
    id: "always",
    verified: "always",
    name: "optional",
    since: "always",
    conversations: "always",
    hold: "optional",
  }),
  RetentionView: presence<RetentionView>({
    conversationsDays: "optional",
    questionsDays: "optional",
    auditDays: "optional",
  }),
  ArticleLink: presence<ArticleLink>({ articleId: "always", title: "always" }),
  Inline: presence<Inline>({ text: "always", strong: "optional", href: "optional" }),
  AgentView: presence<AgentView>({ id: "always", name: "always", email: "always", role: "always" }),
  Desk: presence<Desk>({
    available: "always",
    capacity: "always",
    load: "always",
    queueLength: "always",
    agentsAvailable: "always",
  }),
  DeskRow: presence<DeskRow>({
    id: "always",
    status: "always",
    priority: "always",
    topic: "optional",
    customer: "always",
    agent: "optional",
    lastText: "always",
    lastAt: "always",
    waitingSince: "optional",
    awaySince: "optional",
    team: "optional",
    returned: "optional",
    replyDueAt: "optional",
    tags: "optional",
    unread: "always",
    lastSeq: "always",
  }),
  AgentConversation: presence<AgentConversation>({
    ...conversation,
    customer: "always",
    waitingSince: "optional",
    tried: "always",
    summary: "optional",
    notes: "always",
    tags: "always",
    keptUntil: "optional",
    earlier: "always",
  }),
  TicketPromise: presence<TicketPromise>({ kind: "always", at: "always" }),
  TicketDecision: presence<TicketDecision>({
    kind: "always",
    text: "always",
    amount: "optional",
    currency: "optional",
  }),
  TicketEntry: presence<TicketEntry>({
    at: "always",
    kind: "always",
    text: "optional",
    state: "optional",
    promise: "optional",
    by: "optional",
  }),
  Ticket: presence<Ticket>({ ...ticket, may: "always" }),
  ExportedTicket: presence<ExportedTicket>({ ...ticket, contact: "optional" }),
  TicketSummary: presence<TicketSummary>({ ...ticketSummary, lastAt: "always" }),
  TicketRow: presence<TicketRow>({
    ...ticketSummary,
    lastAt: "always",
    customerName: "optional",
    handler: "optional",
  }),
  AgentTicket: presence<AgentTicket>({
    ...ticket,
    customer: "always",
    contact: "optional",
    team: "optional",
    tasks: "always",
    mergedInto: "optional",
  }),
  TicketTask: presence<TicketTask>({
    id: "always",
    team: "always",
    text: "always",
    dueAt: "always",
    answer: "optional",
    answeredAt: "optional",
  }),
  Note: presence<Note>({ id: "always", at: "always", author: "always", text: "always" }),
  SavedReply: presence<SavedReply>({
    id: "always",
    shortcut: "always",
    title: "always",
    text: "always",
    shared: "always",
  }),
  BotTrial: presence<BotTrial>({
    question: "always",
    outcome: "always",
    articles: "always",
    confidence: "always",
    helpful: "optional",
  }),
};

test.each(Object.entries(types))("%s has the documented parts", (name, parts) => {
  const documented = [...partsOf(parseShape(name), views)].map(
    ([part, { optional }]) => [part, optional ? "optional" : "always"] as const,
  );
  expect(Object.fromEntries(documented)).toEqual(parts);
});

describe("the documented kinds of", () => {
  const bodies: Readonly<Record<MessageBody["kind"], true>> = {
    text: true,
    article: true,
    choices: true,
    attachment: true,
    transaction: true,
    ticket: true,
    notice: true,
    redacted: true,
  };
  const blocks: Readonly<Record<Block["kind"], true>> = {
    paragraph: true,
    steps: true,
    list: true,
    warning: true,
    actions: true,
  };

  const secrets: Readonly<Record<SecretKind, true>> = {
    "seed-phrase": true,
    "private-key": true,
    card: true,
    "card-code": true,
    "identity-number": true,
    password: true,
    "one-time-code": true,
  };

  test.each([
    ["MessageBody", bodies],
    ["Block", blocks],
    ["SecretKind", secrets],
    ["TicketState", Object.fromEntries(ticketStates.map((state) => [state, true]))],
    ["TicketEntry", Object.fromEntries(entryKinds.map((kind) => [kind, true]))],
  ])("%s are those of its type", (name, kinds) => {
    expect(kindsOf(views.get(name)).sort()).toEqual(Object.keys(kinds).sort());
  });
});

function kindsOf(shape: Shape | undefined): string[] {
  if (shape?.kind === "oneOf") return shape.shapes.flatMap(kindsOf);
  if (shape?.kind === "example") return [String(shape.value)];
  return shape?.kind === "object" ? kindsOf(shape.parts.get("kind")?.shape) : [];
}

test("every view that is documented is compared with a type", () => {
  const compared = [...Object.keys(types), "MessageBody", "Block", "SecretKind", "TicketState"];
  expect([...views.keys()].sort()).toEqual(compared.sort());
});

test("the event that stands as an example has the documented shape", () => {
  const [example] = blocksOf(file).filter(({ language }) => language === "json");
  const { type, ...rest } = JSON.parse(example?.text ?? "");
  expect(type).toBe("conversation.changed");
  const shape = parseShape(
    `{"conversationId", "seq": 6, "message": Message, "change": ConversationChange}`,
  );
  expect(differences(rest, shape, views)).toEqual([]);
});
