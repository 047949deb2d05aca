/** The two namespaces: what each call answers, and what is sent on connection. */

import type {
  AgentAnnouncementValues,
  Announcement,
  CustomerAnnouncementValues,
} from "./announcement.ts";
import type { BulletinValues } from "./bulletin.ts";
import type { Catalogue } from "./catalogue.ts";
import type { SupportContacts } from "./contacts.ts";
import type {
  Article,
  ArticleLink,
  Conversation,
  ConversationSummary,
  CustomerView,
  Message,
  QueuePlace,
} from "./conversation.ts";
import type { AgentConversation, AgentView, Desk, DeskColleague, DeskRow } from "./desk.ts";
import type { EmergencyGuide, EmergencyValues } from "./emergency.ts";
import type { RefusalBody } from "./errors.ts";
import type { KeptEvent, ServerEvent } from "./events.ts";
import type { ImprovementValues } from "./improvement.ts";
import type { limits } from "./limits.ts";
import type { LiveDesk } from "./live.ts";
import type { MailValues } from "./mail.ts";
import type { MemoValues } from "./memo.ts";
import type { NoteValues } from "./note-values.ts";
import type { RadarValues } from "./radar.ts";
import type { ReplayValues } from "./replay.ts";
import type {
  AgentPayloads,
  CheckedAgentPayloads,
  CheckedCustomerPayloads,
  CustomerPayloads,
} from "./schemas.ts";
import type { AgentSurveyValues, CustomerNews, CustomerSurveyValues } from "./survey-answer.ts";
import type { AgentTicketValues, CustomerTicketValues } from "./ticket-values.ts";
import type { CustomerFacts, RecentTransactions } from "./transaction.ts";

/** Every call is acknowledged with one of these. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: RefusalBody };

type Nothing = Record<never, never>;
type Suggestions = Pick<Catalogue["categories"][number], "articles">;

/** After a restore the numbering may have gone back: then a `snapshot` replaces what the client has. */
export type Synced<View> =
  | { readonly events: readonly KeptEvent[]; readonly lastSeq: number }
  | { readonly snapshot: View };

export interface CustomerValues
  extends CustomerTicketValues,
    EmergencyValues,
    MailValues,
    CustomerSurveyValues,
    CustomerAnnouncementValues {
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
  /** `announcements`: those with a card in it, as they are now. */
  readonly "conversation:open": {
    readonly conversation: Conversation;
    readonly announcements: readonly Announcement[];
  };
  readonly typing: Nothing;
  readonly "faq:suggest": Suggestions;
  readonly "article:get": { readonly article: Article };
  readonly "article:vote": Nothing;
  readonly "agent:request": QueuePlace;
  readonly "agent:cancel": Nothing;
  readonly "transactions:recent": RecentTransactions;
}

export interface AgentValues
  extends AgentTicketValues,
    NoteValues,
    MemoValues,
    BulletinValues,
    ImprovementValues,
    ReplayValues,
    AgentSurveyValues,
    AgentAnnouncementValues,
    RadarValues {
  readonly "desk:available": { readonly desk: Desk };
  readonly "desk:list": {
    readonly conversations: readonly DeskRow[];
    readonly cursor?: string | undefined;
  };
  readonly "queue:take": { readonly conversation: AgentConversation };
  readonly "conversation:open": { readonly conversation: AgentConversation };
  readonly "conversation:sync": Synced<AgentConversation>;
  readonly "conversation:read": Nothing;
  readonly "conversation:look": Nothing;
  readonly "message:send": { readonly message: Message };
  readonly "message:redact": Nothing;
  readonly "priority:set": Nothing;
  readonly "conversation:transfer": Nothing;
  readonly "conversation:release": Nothing;
  readonly "conversation:resolve": Nothing;
  readonly typing: Nothing;
  readonly "faq:suggest": Suggestions;
  readonly "article:get": { readonly article: Article };
  readonly "desk:live": LiveDesk;
  readonly "agent:list": {
    readonly agents: readonly DeskColleague[];
    /** Their names. */
    readonly teams: readonly string[];
  };
  readonly "customer:facts": CustomerFacts;
}

export interface CustomerSession {
  /** An anonymous customer shows it again at the next handshake; absent for a signed-in one. */
  readonly token?: string | undefined;
  /** Until the sign-in ends; by then there is a new handshake with a fresh identity, or the connection is closed a minute later. */
  readonly expiresInMs?: number | undefined;
  readonly customer: CustomerView;
  readonly conversation: Conversation | null;
  readonly announcements: readonly Announcement[];
  readonly features: {
    readonly frequent: readonly ArticleLink[];
    readonly contacts: SupportContacts;
    /** Somebody is on duty now. */
    readonly staffed: boolean;
    /** How long whoever asks for an agent now waits, where that is known. */
    readonly estimatedWaitSeconds?: number | undefined;
    /** Links to these hosts and those below them can be opened. */
    readonly officialHosts: readonly string[];
    /** There are conversations beside the one above; customers may be sent e-mail. */
    readonly earlier: boolean;
    readonly mail: boolean;
    /** As the editors or administrators have them; the accent is `#1a55ee`. */
    readonly walletName?: string | undefined;
    readonly accent?: string | undefined;
    /** What waits for the customer, where something does. */
    readonly news?: CustomerNews | undefined;
  };
  readonly limits: typeof limits;
  /** Changes when the numbering of messages may have gone back (a restore). */
  readonly epoch: string;
}

export interface AgentSession {
  readonly agent: AgentView;
  readonly desk: Desk;
  readonly officialHosts: readonly string[];
  /** Tags that administrators have set, to choose from. */
  readonly tags: readonly string[];
  /** What customers are told to do in emergencies, in the agents' language. */
  readonly emergencies: readonly EmergencyGuide[];
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

/** What the server sends on its own: the session once, then events. */
export interface ToClient<Session> {
  session: (session: Session) => void;
  event: (event: ServerEvent) => void;
}

export type ToCustomer = ToClient<CustomerSession>;
export type ToAgent = ToClient<AgentSession>;
