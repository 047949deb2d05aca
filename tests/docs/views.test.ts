/** The views of docs/protocol.md against their types: each part is documented, and as optional where it is. */

import { describe, expect, test } from "vitest";
import type {
  AccountView,
  LinkView,
  OwnAccount,
  OwnSession,
  PasswordLink,
  TwoFactorSetup,
} from "../../protocol/account.ts";
import type {
  AgentTicket,
  LinkedConversation,
  SavedTicketView,
  TeamTask,
  TicketCheck,
  TicketChecklist,
  TicketFilter,
  TicketOverview,
  TicketProposal,
  TicketRow,
  TicketTask,
} from "../../protocol/agent-ticket.ts";
import type { AgentAnnouncement, Announcement, LocaleTexts } from "../../protocol/announcement.ts";
import type { Block, Inline } from "../../protocol/article-blocks.ts";
import type { Attachment, UploadProgress } from "../../protocol/attachment.ts";
import type { AuditEntry, AuditParty } from "../../protocol/audit.ts";
import type {
  Article,
  ArticleLink,
  Author,
  Conversation,
  ConversationSummary,
  CustomerView,
  Message,
  MessageBody,
  QueuePlace,
} from "../../protocol/conversation.ts";
import type { AgentConversation, AgentView, BotTrial, Desk, DeskRow } from "../../protocol/desk.ts";
import type { ArticleFile, EditorArticle } from "../../protocol/editor-article.ts";
import type {
  ArticleFigures,
  ArticleToReview,
  ContentProblemView,
  EditorStart,
  UnansweredQuestion,
} from "../../protocol/editor-start.ts";
import type { Emergency, EmergencyGuide, Freeze, FreezePart } from "../../protocol/emergency.ts";
import type { RefusalBody } from "../../protocol/errors.ts";
import type { ConversationChange } from "../../protocol/events.ts";
import type {
  AcceptedChange,
  BrokenQuestion,
  ChangeEffect,
  ChangeTrial,
  ContentAnswer,
  GapAnswer,
  GapDetail,
  GapList,
  GapQuestion,
  GapView,
  KindFigures,
  MadeChange,
} from "../../protocol/gaps.ts";
import type { DeskIdea, Idea } from "../../protocol/idea.ts";
import type { Duration, Insights, InsightTopic, PeriodFigures } from "../../protocol/insights.ts";
import type { LiveAgent, LiveDesk } from "../../protocol/live.ts";
import type { ExportedMail, MailStanding } from "../../protocol/mail.ts";
import type { Memo } from "../../protocol/memo.ts";
import type { Note, SavedReply } from "../../protocol/notes.ts";
import type {
  CustomerExport,
  CustomerOverview,
  ErasureReceipt,
  ExportedConversation,
  ExportedSurvey,
  ExportedTicket,
  RetentionView,
} from "../../protocol/privacy.ts";
import type {
  QualityCriterion,
  QualityReview,
  QualitySample,
  SampledConversation,
} from "../../protocol/quality.ts";
import type { RadarAlert } from "../../protocol/radar.ts";
import type {
  FoundConversation,
  FoundCustomer,
  FoundMessage,
  SearchResults,
} from "../../protocol/search.ts";
import type { SecretKind } from "../../protocol/secrets/kind.ts";
import type {
  DaySpan,
  DeskSettings,
  FileSettings,
  HoursSettings,
  QualitySettings,
  QueueSettings,
  SettingsView,
  SurveySettings,
  TeamSettings,
  TicketSettings,
} from "../../protocol/settings.ts";
import type { Survey } from "../../protocol/survey.ts";
import type { CustomerNews, SurveyAnswer } from "../../protocol/survey-answer.ts";
import {
  entryKinds,
  type Ticket,
  type TicketDecision,
  type TicketEntry,
  type TicketPromise,
  type TicketSummary,
  ticketStates,
} from "../../protocol/ticket.ts";
import type { ReceiptLink, TicketReceipt } from "../../protocol/ticket-chain.ts";
import type {
  CustomerFacts,
  MissingTransaction,
  WalletTransaction,
} from "../../protocol/transaction.ts";
import type { DeadWebhook } from "../../protocol/webhook.ts";
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
  emergency: "optional",
} as const;

const survey = {
  score: "optional",
  resolved: "optional",
  reasons: "optional",
  comment: "optional",
} as const;

const idea = { id: "always", at: "always", text: "always", answer: "optional" } as const;

const ticketTask = {
  id: "always",
  team: "always",
  text: "always",
  dueAt: "always",
  answer: "optional",
  answeredAt: "optional",
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
  attachments: "always",
  ...ticketSummary,
  description: "always",
  demand: "optional",
  transaction: "optional",
  missingTransaction: "optional",
  handler: "optional",
  decision: "optional",
  timeline: "always",
  conversationId: "optional",
  closedAt: "optional",
} as const;

const hashedEntry = {
  at: "always",
  kind: "always",
  author: "always",
  by: "optional",
  text: "optional",
  state: "optional",
  promise: "optional",
  decision: "optional",
  about: "optional",
  attachments: "optional",
  redacts: "optional",
  salt: "optional",
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
  TicketReceipt: presence<TicketReceipt>({ number: "always", entries: "always" }),
  ReceiptLink: presence<ReceiptLink>({ seq: "always", hash: "always", entry: "optional" }),
  HashedEntry: presence<NonNullable<ReceiptLink["entry"]>>(hashedEntry),
  Survey: presence<Survey>(survey),
  SurveyAnswer: presence<SurveyAnswer>({
    ...survey,
    id: "always",
    at: "always",
    kind: "always",
    customer: "always",
    agent: "optional",
    topic: "optional",
    conversationId: "optional",
    number: "optional",
  }),
  ExportedSurvey: presence<ExportedSurvey>({
    ...survey,
    at: "always",
    kind: "always",
    conversationId: "optional",
    number: "optional",
  }),
  CustomerNews: presence<CustomerNews>({
    followUp: "optional",
    ideaAnswered: "optional",
    periodic: "optional",
  }),
  Idea: presence<Idea>(idea),
  DeskIdea: presence<DeskIdea>({ ...idea, customer: "always", agentId: "optional" }),
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
  DeadWebhook: presence<DeadWebhook>({
    id: "always",
    type: "always",
    subject: "always",
    at: "always",
    attempts: "always",
    failure: "always",
    failedAt: "always",
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
    transactions: "always",
    surveys: "always",
    ideas: "always",
    attachments: "always",
    mail: "always",
  }),
  Attachment: presence<Attachment>({
    id: "always",
    name: "always",
    type: "always",
    size: "always",
    width: "optional",
    height: "optional",
  }),
  UploadProgress: presence<UploadProgress>({
    id: "always",
    offset: "always",
    attachment: "optional",
    held: "optional",
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
    notes: "always",
    tags: "always",
    emergency: "optional",
  }),
  MailStanding: presence<MailStanding>({ state: "always", address: "optional" }),
  ExportedMail: presence<ExportedMail>({
    state: "always",
    addresses: "always",
    stoppedAt: "optional",
    letters: "always",
  }),
  CustomerOverview: presence<CustomerOverview>({
    id: "always",
    verified: "always",
    name: "optional",
    since: "always",
    conversations: "always",
    hold: "optional",
  }),
  SearchResults: presence<SearchResults>({
    conversations: "always",
    customers: "always",
    tickets: "always",
    articles: "always",
    cursor: "optional",
  }),
  FoundConversation: presence<FoundConversation>({ row: "always", matches: "always" }),
  FoundMessage: presence<FoundMessage>({
    seq: "always",
    at: "always",
    author: "always",
    text: "always",
  }),
  FoundCustomer: presence<FoundCustomer>({
    customer: "always",
    phoneMasked: "optional",
    conversationId: "optional",
  }),
  GapList: presence<GapList>({
    days: "always",
    gaps: "always",
    customers: "always",
    more: "always",
  }),
  ChangeTrial: presence<ChangeTrial>({
    passes: "always",
    files: "always",
    won: "always",
    lost: "always",
    broken: "always",
    asked: "always",
    problems: "always",
    articles: "optional",
  }),
  BrokenQuestion: presence<BrokenQuestion>({ text: "always", expected: "always", got: "always" }),
  ContentAnswer: presence<ContentAnswer>({
    outcome: "always",
    articleId: "optional",
    listed: "always",
    hits: "always",
    read: "always",
    ranked: "always",
    article: "optional",
  }),
  AcceptedChange: presence<AcceptedChange>({
    patch: "always",
    fileName: "always",
    branch: "optional",
    uncommitted: "optional",
  }),
  GapDetail: presence<GapDetail>({
    id: "always",
    name: "always",
    customers: "always",
    handedOver: "always",
    unhelpful: "always",
    corrected: "always",
    near: "optional",
    lastAt: "always",
    questions: "always",
    answers: "always",
  }),
  GapView: presence<GapView>({
    id: "always",
    name: "always",
    customers: "always",
    handedOver: "always",
    unhelpful: "always",
    corrected: "always",
    near: "optional",
    lastAt: "always",
  }),
  GapQuestion: presence<GapQuestion>({
    text: "always",
    locale: "always",
    customers: "always",
    now: "always",
    like: "optional",
    fits: "always",
  }),
  GapAnswer: presence<GapAnswer>({
    text: "always",
    agentName: "always",
    at: "always",
    score: "always",
  }),
  EditorStart: presence<EditorStart>({
    days: "always",
    questions: "always",
    reviews: "always",
    articles: "always",
    figureDays: "always",
    problems: "always",
  }),
  UnansweredQuestion: presence<UnansweredQuestion>({
    question: "always",
    count: "always",
    unhelpful: "always",
    lastAt: "always",
  }),
  MadeChange: presence<MadeChange>({
    id: "always",
    kind: "always",
    target: "always",
    phrasings: "always",
    branch: "optional",
    byName: "always",
    at: "always",
  }),
  ChangeEffect: presence<ChangeEffect>({
    isLive: "always",
    days: "always",
    before: "always",
    after: "always",
    saved: "optional",
  }),
  KindFigures: presence<KindFigures>({
    asked: "always",
    answered: "always",
    helpful: "always",
    handedOver: "always",
  }),
  EditorArticle: presence<EditorArticle>({
    id: "always",
    title: "always",
    files: "always",
    problems: "always",
  }),
  ArticleFile: presence<ArticleFile>({
    locale: "always",
    file: "always",
    phrasings: "always",
    reviewBy: "optional",
  }),
  ArticleFigures: presence<ArticleFigures>({
    id: "always",
    title: "always",
    shown: "always",
    helpful: "always",
    unhelpful: "always",
    handedOver: "always",
    reasons: "always",
    reviewBy: "optional",
  }),
  ArticleToReview: presence<ArticleToReview>({
    id: "always",
    title: "always",
    file: "always",
    reviewBy: "always",
  }),
  ContentProblemView: presence<ContentProblemView>({
    file: "always",
    line: "always",
    severity: "always",
    text: "always",
  }),
  LiveDesk: presence<LiveDesk>({
    waiting: "always",
    away: "always",
    longestSince: "optional",
    agents: "always",
    due: "always",
  }),
  LiveAgent: presence<LiveAgent>({
    id: "always",
    name: "always",
    state: "always",
    load: "always",
    capacity: "always",
  }),
  RadarAlert: presence<RadarAlert>({
    id: "always",
    about: "always",
    title: "optional",
    state: "always",
    startedAt: "always",
    seenAt: "always",
    endedAt: "optional",
    minutes: "always",
    customers: "always",
    usual: "always",
    points: "always",
    usualPoint: "always",
    suggestion: "always",
    announcement: "optional",
    dismissed: "optional",
  }),
  AccountView: presence<AccountView>({
    id: "always",
    name: "always",
    email: "always",
    role: "always",
    state: "always",
    twoFactor: "always",
    available: "always",
    createdAt: "always",
  }),
  PasswordLink: presence<PasswordLink>({ token: "always", expiresAt: "always" }),
  LinkView: presence<LinkView>({
    name: "always",
    email: "always",
    role: "always",
    kind: "always",
  }),
  OwnAccount: presence<OwnAccount>({ agent: "always", twoFactor: "always", sessions: "always" }),
  OwnSession: presence<OwnSession>({
    id: "always",
    current: "always",
    device: "optional",
    address: "optional",
    since: "always",
  }),
  TwoFactorSetup: presence<TwoFactorSetup>({ secret: "always", uri: "always" }),
  DeskSettings: presence<DeskSettings>({
    security: "optional",
    queue: "optional",
    teams: "optional",
    hours: "optional",
    quality: "optional",
    tags: "optional",
    tickets: "optional",
    surveys: "optional",
  }),
  SurveySettings: presence<SurveySettings>({ periodicPercent: "always" }),
  TicketSettings: presence<TicketSettings>({
    holidays: "always",
    workingDays: "always",
    causes: "always",
    approvalAbove: "always",
    followUpDays: "optional",
  }),
  QualitySettings: presence<QualitySettings>({ criteria: "always" }),
  QualityCriterion: presence<QualityCriterion>({
    id: "always",
    name: "optional",
    points: "always",
  }),
  Insights: presence<Insights>({
    from: "always",
    to: "always",
    timeZone: "always",
    step: "always",
    counted: "always",
    definitions: "always",
    total: "always",
    before: "always",
    points: "always",
    topics: "always",
    hours: "always",
    lastDay: "always",
    agents: "always",
    choices: "always",
  }),
  PeriodFigures: presence<PeriodFigures>({ counts: "always", durations: "always" }),
  Duration: presence<Duration>({ count: "always", p50: "always", p90: "always" }),
  InsightTopic: presence<InsightTopic>({
    topic: "always",
    title: "always",
    counts: "always",
    total: "always",
    before: "always",
  }),
  QualitySample: presence<QualitySample>({ conversations: "always", criteria: "always" }),
  SampledConversation: presence<SampledConversation>({ row: "always", agent: "always" }),
  QualityReview: presence<QualityReview>({
    id: "always",
    at: "always",
    conversationId: "always",
    agent: "always",
    reviewer: "always",
    scores: "always",
    comment: "optional",
  }),
  Memo: presence<Memo>({
    id: "always",
    at: "always",
    author: "always",
    text: "always",
    conversationId: "optional",
    review: "optional",
  }),
  SettingsView: presence<SettingsView>({ settings: "always", files: "always" }),
  FileSettings: presence<FileSettings>({
    queue: "always",
    teams: "always",
    hours: "optional",
    tickets: "always",
  }),
  QueueSettings: presence<QueueSettings>({
    assignment: "always",
    firstReplySeconds: "always",
    nextReplySeconds: "always",
    knownAgentSeconds: "always",
    raisedTiers: "optional",
  }),
  TeamSettings: presence<TeamSettings>({
    name: "always",
    members: "always",
    languages: "always",
    topics: "always",
    assignment: "optional",
  }),
  HoursSettings: presence<HoursSettings>({
    timeZone: "always",
    weekly: "always",
    exceptions: "always",
  }),
  DaySpan: presence<DaySpan>({ from: "always", to: "always" }),
  RetentionView: presence<RetentionView>({
    conversationsDays: "optional",
    questionsDays: "optional",
    auditDays: "optional",
  }),
  ArticleLink: presence<ArticleLink>({ articleId: "always", title: "always" }),
  Inline: presence<Inline>({
    text: "always",
    strong: "optional",
    struck: "optional",
    code: "optional",
    href: "optional",
  }),
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
    replyTargetSeconds: "optional",
    tags: "optional",
    emergencyAt: "optional",
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
  Emergency: presence<Emergency>({
    kind: "always",
    startedAt: "always",
    done: "always",
    freeze: "optional",
    transaction: "optional",
    ticket: "optional",
  }),
  Freeze: presence<Freeze>({
    state: "always",
    at: "always",
    message: "optional",
    reference: "optional",
    parts: "optional",
  }),
  FreezePart: presence<FreezePart>({
    title: "always",
    frozen: "always",
    at: "optional",
    note: "optional",
    phone: "optional",
  }),
  EmergencyGuide: presence<EmergencyGuide>({
    kind: "always",
    name: "always",
    title: "always",
    lead: "always",
    freezes: "always",
    freezePath: "always",
    steps: "always",
    watch: "always",
  }),
  Transaction: presence<WalletTransaction>({
    id: "always",
    at: "always",
    kind: "always",
    amount: "always",
    currency: "always",
    counterparty: "always",
    status: "always",
    statusText: "optional",
    errorCode: "optional",
    fee: "optional",
    expectedAt: "optional",
  }),
  MissingTransaction: presence<MissingTransaction>({ id: "always", why: "always" }),
  CustomerFacts: presence<CustomerFacts>({
    facts: "always",
    transactions: "always",
    failed: "always",
  }),
  TicketPromise: presence<TicketPromise>({ kind: "always", at: "always" }),
  TicketDecision: presence<TicketDecision>({
    kind: "always",
    text: "always",
    amount: "optional",
    currency: "optional",
  }),
  TicketEntry: presence<TicketEntry>({
    seq: "optional",
    redacted: "optional",
    at: "always",
    kind: "always",
    text: "optional",
    state: "optional",
    promise: "optional",
    by: "optional",
    attachments: "optional",
  }),
  Ticket: presence<Ticket>({ ...ticket, may: "always" }),
  ExportedTicket: presence<ExportedTicket>({
    ...ticket,
    contact: "optional",
    internal: "always",
    tasks: "always",
  }),
  TicketSummary: presence<TicketSummary>({ ...ticketSummary, lastAt: "always" }),
  TicketRow: presence<TicketRow>({
    ...ticketSummary,
    lastAt: "always",
    customerName: "optional",
    handler: "optional",
    team: "optional",
    words: "always",
    amount: "optional",
    currency: "optional",
    hasTask: "always",
    hasProposal: "always",
  }),
  AgentTicket: presence<AgentTicket>({
    ...ticket,
    customer: "always",
    contact: "optional",
    team: "optional",
    tasks: "always",
    mergedInto: "optional",
    cause: "optional",
    checklist: "optional",
    proposal: "optional",
    conversations: "always",
    others: "always",
    mayPostpone: "always",
  }),
  TicketChecklist: presence<TicketChecklist>({ title: "always", checks: "always" }),
  TicketCheck: presence<TicketCheck>({
    id: "always",
    text: "always",
    by: "optional",
    at: "optional",
  }),
  TicketProposal: presence<TicketProposal>({
    kind: "always",
    text: "always",
    amount: "optional",
    currency: "optional",
    cause: "optional",
    agentId: "always",
    by: "always",
    at: "always",
  }),
  LinkedConversation: presence<LinkedConversation>({
    id: "always",
    status: "always",
    topic: "optional",
    createdAt: "always",
  }),
  TeamTask: presence<TeamTask>({ ...ticketTask, number: "always", topic: "always" }),
  TicketFilter: presence<TicketFilter>({
    topic: "optional",
    severity: "optional",
    state: "optional",
    handlerId: "optional",
    amountFrom: "optional",
    text: "optional",
  }),
  SavedTicketView: presence<SavedTicketView>({
    id: "always",
    name: "always",
    view: "always",
    filter: "always",
    isShared: "always",
    isOwn: "always",
    count: "always",
  }),
  TicketOverview: presence<TicketOverview>({
    counts: "always",
    tasks: "always",
    saved: "always",
    topics: "always",
    causes: "always",
    approvalAbove: "always",
  }),
  TicketTask: presence<TicketTask>(ticketTask),
  Note: presence<Note>({
    id: "always",
    at: "always",
    author: "always",
    text: "always",
    redacted: "optional",
  }),
  SavedReply: presence<SavedReply>({
    id: "always",
    shortcut: "always",
    title: "always",
    text: "always",
    shared: "always",
  }),
  Announcement: presence<Announcement>({
    id: "always",
    kind: "always",
    state: "always",
    title: "always",
    text: "always",
    topics: "optional",
    errorCodes: "optional",
    startsAt: "always",
    endsAt: "optional",
    nextUpdateAt: "optional",
    updates: "always",
    affected: "always",
    subscribed: "optional",
    dismissed: "optional",
    reported: "optional",
  }),
  LocaleTexts: presence<LocaleTexts>({ "zh-CN": "always", "zh-TW": "optional", en: "optional" }),
  AgentAnnouncement: presence<AgentAnnouncement>({
    id: "always",
    kind: "always",
    state: "always",
    title: "always",
    text: "always",
    topics: "always",
    errorCodes: "always",
    startsAt: "always",
    endsAt: "optional",
    nextUpdateAt: "optional",
    updates: "always",
    owner: "optional",
    affected: "always",
    subscribers: "always",
    solved: "always",
    unsolved: "always",
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
    check: true,
    announcement: true,
    notice: true,
    redacted: true,
  };
  const blocks: Readonly<Record<Block["kind"], true>> = {
    paragraph: true,
    steps: true,
    list: true,
    warning: true,
    table: true,
    code: true,
    picture: true,
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
