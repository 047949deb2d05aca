/** The two namespaces: what each call answers, and what is sent on connection. */

import type {
  AgentId,
  Article,
  ArticleId,
  ArticleLink,
  Conversation,
  ConversationSummary,
  CustomerView,
  Message,
  QueuePlace,
} from "./conversation.ts";
import type { AgentConversation, AgentView, Desk, DeskRow } from "./desk.ts";
import type { RefusalBody } from "./errors.ts";
import type { KeptEvent, ServerEvent } from "./events.ts";
import type { limits } from "./limits.ts";
import type { NoteValues } from "./note-values.ts";
import type {
  AgentPayloads,
  CheckedAgentPayloads,
  CheckedCustomerPayloads,
  CustomerPayloads,
} from "./schemas.ts";
import type { AgentTicketValues, CustomerTicketValues } from "./ticket-values.ts";

/** Every call is acknowledged with one of these. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: RefusalBody };

type Nothing = Record<never, never>;
type Suggestions = {
  readonly articles: readonly { readonly id: ArticleId; readonly title: string }[];
};

/** After a restore the numbering may have gone back: then a `snapshot` replaces what the client has. */
export type Synced<View> =
  | { readonly events: readonly KeptEvent[]; readonly lastSeq: number }
  | { readonly snapshot: View };

export interface CustomerValues extends CustomerTicketValues {
  readonly "message:send": { readonly message: Message };
  readonly "message:redact": Nothing;
  readonly "conversation:sync": Synced<Conversation>;
  readonly "conversation:read": Nothing;
  readonly "conversation:end": Nothing;
  readonly "conversation:list": {
    readonly conversations: readonly ConversationSummary[];
    /** There are older ones: ask again with the last one's id. */
    readonly more: boolean;
  };
  readonly "conversation:open": { readonly conversation: Conversation };
  readonly typing: Nothing;
  readonly "faq:suggest": Suggestions;
  readonly "article:get": { readonly article: Article };
  readonly "article:vote": Nothing;
  readonly "agent:request": QueuePlace;
  readonly "agent:cancel": Nothing;
  readonly "survey:answer": Nothing;
}

export interface AgentValues extends AgentTicketValues, NoteValues {
  readonly "desk:available": { readonly desk: Desk };
  readonly "desk:list": {
    readonly conversations: readonly DeskRow[];
    readonly cursor?: string | undefined;
  };
  readonly "queue:take": { readonly conversation: AgentConversation };
  readonly "conversation:open": { readonly conversation: AgentConversation };
  readonly "conversation:sync": Synced<AgentConversation>;
  readonly "conversation:read": Nothing;
  readonly "message:send": { readonly message: Message };
  readonly "message:redact": Nothing;
  readonly "priority:set": Nothing;
  readonly "conversation:transfer": Nothing;
  readonly "conversation:release": Nothing;
  readonly "conversation:resolve": Nothing;
  readonly typing: Nothing;
  readonly "faq:suggest": Suggestions;
  readonly "article:get": { readonly article: Article };
  readonly "agent:list": {
    readonly agents: readonly { readonly id: AgentId; readonly name: string }[];
    /** Their names. */
    readonly teams: readonly string[];
  };
}

/** How to reach support; all of it configurable, each part optional. */
export interface SupportContacts {
  readonly hotline?: string | undefined;
  readonly email?: string | undefined;
  readonly serviceHours?: string | undefined;
  /** What the wallet says about customers' data here, and where there is more. */
  readonly privacyNotice?: string | undefined;
  readonly privacyUrl?: string | undefined;
  /** Where the wallet says its hours: until when people are at the desk, or from when on. ISO 8601, UTC. */
  readonly closesAt?: string | undefined;
  readonly opensAt?: string | undefined;
  /** With either: the desk's time zone, an IANA name. */
  readonly timeZone?: string | undefined;
}

export interface CustomerSession {
  /** An anonymous customer shows it again at the next handshake; absent for a signed-in one. */
  readonly token?: string | undefined;
  /** Until the sign-in ends; by then there is a new handshake with a fresh identity, or the connection is closed a minute later. */
  readonly expiresInMs?: number | undefined;
  readonly customer: CustomerView;
  readonly conversation: Conversation | null;
  readonly announcements: readonly never[];
  readonly features: {
    readonly frequent: readonly ArticleLink[];
    readonly contacts: SupportContacts;
    /** Links to these hosts and those below them can be opened. */
    readonly officialHosts: readonly string[];
    /** There are conversations beside the one above. */
    readonly earlier: boolean;
    /** The wallet's name, as the editors have it. */
    readonly walletName?: string | undefined;
  };
  readonly limits: typeof limits;
  /** Changes when the numbering of messages may have gone back (a restore). */
  readonly epoch: string;
}

export interface AgentSession {
  readonly agent: AgentView;
  readonly desk: Desk;
  readonly officialHosts: readonly string[];
  readonly epoch: string;
}

/**
 * The calls of a namespace in the form in which Socket.IO types its sockets. Payloads and values have the same names, or
 * this does not compile: a schema without a value, or a value without a schema, is a call that is half described.
 */
export type Calls<
  Payloads extends Record<keyof Values, unknown>,
  Values extends Record<keyof Payloads, unknown>,
> = {
  [Name in keyof Payloads]: (
    payload: Payloads[Name],
    acknowledge: (result: Result<Values[Name]>) => void,
  ) => void;
};

export type CustomerCalls = Calls<CustomerPayloads, CustomerValues>;
export type AgentCalls = Calls<AgentPayloads, AgentValues>;

/** The same calls with payloads that the schemas have checked and masked. */
export type CheckedCustomerCalls = Calls<CheckedCustomerPayloads, CustomerValues>;
export type CheckedAgentCalls = Calls<CheckedAgentPayloads, AgentValues>;

/** What a call of that name takes. */
export type PayloadOf<C, Name extends keyof C> = C[Name] extends (
  payload: infer Payload extends object,
  acknowledge: never,
) => void
  ? Payload
  : never;

/** What a call of that name answers when it is not refused. */
export type ValueOf<C, Name extends keyof C> = C[Name] extends (
  payload: never,
  acknowledge: (result: Result<infer Value>) => void,
) => void
  ? Value
  : never;

/** What the server sends on its own: the session once on connection, then events. */
export interface ToClient<Session> {
  session: (session: Session) => void;
  event: (event: ServerEvent) => void;
}

export type ToCustomer = ToClient<CustomerSession>;
export type ToAgent = ToClient<AgentSession>;
