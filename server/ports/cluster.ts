import type { AgentId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { PassingEvent } from "../../protocol/events.ts";
import type { IdeaId } from "../../protocol/idea.ts";
import type { RadarAlertId } from "../../protocol/radar.ts";
import type { SurveyAnswerId } from "../../protocol/survey-answer.ts";
import type { TicketEntryKind, TicketNumber, TicketState } from "../../protocol/ticket.ts";
import type { AnnouncementRecord } from "../domain/announcement-records.ts";
import type { AuditEvent } from "../domain/audit.ts";
import type { NoteRecord } from "../domain/notes.ts";
import type { ConversationRecord, MessageRecord } from "../domain/records.ts";
import type { ReportId } from "../domain/report-records.ts";

/** Of a conversation, what says whom an event is for. Other nodes get it: there is no word of what was said in it. */
export type ConversationHead = Pick<
  ConversationRecord,
  | "id"
  | "customerId"
  | "status"
  | "agentId"
  | "priority"
  | "waitingSince"
  | "turnAt"
  | "team"
  | "locale"
>;

/** What actions publish after a commit. The transport decides to whom it is sent. */
export type DomainEvent =
  | {
      readonly kind: "kept";
      readonly type: MessageRecord["event"]["type"];
      readonly seq: number;
      readonly conversation: ConversationHead;
      /** Undefined where another node has saved it, and nobody is connected here who reads it. */
      readonly message?: MessageRecord | undefined;
      /** The connection that gets the message with its acknowledgement, and no event of it. */
      readonly origin?: string | undefined;
    }
  | {
      readonly kind: "passing";
      readonly event: Exclude<
        PassingEvent,
        {
          type:
            | "desk.changed"
            | "desk.staffed"
            | "ticket.changed"
            | "note.added"
            | "memo.changed"
            | "bulletin.changed"
            | "improvement.changed"
            | "idea.changed"
            | "content.changed"
            | "announcement.changed"
            | "radar.changed";
        }
      >;
      readonly conversation: ConversationHead;
    }
  | { readonly kind: "noted"; readonly note: NoteRecord; readonly conversation: ConversationHead }
  /** An anonymous customer has signed in. Nobody is connected as the one before any more. */
  | { readonly kind: "signed-in"; readonly before: CustomerId }
  /** Nothing is left of a customer, or will be: nobody is connected as them any more, and no screen shows them. */
  | { readonly kind: "erased"; readonly customerId: CustomerId }
  /** Something was done about a ticket. The customer hears of what they may read. */
  | {
      readonly kind: "ticket";
      readonly number: TicketNumber;
      readonly customerId: CustomerId;
      readonly isPublic: boolean;
      readonly state: TicketState;
      /** Who has it. */
      readonly handlerId?: AgentId | undefined;
      /** What was added to the timeline. */
      readonly entries: readonly TicketEntryKind[];
    }
  /** One was written, begins, was updated or is over. */
  | {
      readonly kind: "announcement";
      readonly announcement: AnnouncementRecord;
      /** The update that was promised is not there: who has to know it now. */
      readonly alert?: "owner" | "leads" | undefined;
    }
  /** More customers than usual meet something, as before, or no longer. `rings`: those who lead have to know now. */
  | { readonly kind: "radar"; readonly id: RadarAlertId; readonly rings: boolean }
  /** The memos that an agent has not read yet have changed. */
  | { readonly kind: "memo"; readonly agentId: AgentId }
  /** What an agent has to read has changed, or who has read what they wrote. */
  | { readonly kind: "bulletin"; readonly agentId: AgentId }
  /** The register of improvements has changed. */
  | { readonly kind: "improvement" }
  /** A customer has answered a survey. */
  | { readonly kind: "survey"; readonly id: SurveyAnswerId }
  /** A regular report was made. */
  | { readonly kind: "report"; readonly id: ReportId }
  /** A customer has suggested something, or was answered. */
  | {
      readonly kind: "idea";
      readonly customerId: CustomerId;
      readonly isAnswered: boolean;
      /** Older versions do not send it. */
      readonly id?: IdeaId | undefined;
    }
  /** The desk has changed. Agents get their desk again and, where a conversation is named, its row. */
  | {
      readonly kind: "desk";
      readonly conversationId?: ConversationId | undefined;
      /** An agent has gone on or off duty. */
      readonly duty?: { readonly agentId: AgentId; readonly on: boolean } | undefined;
    }
  /** What is set in the console has changed: every node reads it again. */
  | { readonly kind: "settings" }
  /** Who waits has another turn: every node reads its line again. */
  | { readonly kind: "turns" }
  /** An agent's connections may not fit the account any more: they come back, or are refused. */
  | { readonly kind: "account"; readonly agentId: AgentId }
  /** The audit log has one entry more. */
  | { readonly kind: "audited"; readonly event: AuditEvent };

/** Who is connected to this node. The transport knows it. */
export interface LocalAudience {
  /** True where somebody is connected who gets the events of the conversation. */
  hears(conversation: ConversationHead): boolean;
  customers(): readonly CustomerId[];
  agents(): readonly AgentId[];
  /** The conversations that agents have open. */
  opened(): readonly ConversationId[];
}

/** Connects the nodes of one installation; with one node, a plain call. */
export interface Cluster {
  /**
   * To every node. Listeners are called in order, after the promises of the caller have run: a connection gets the
   * acknowledgement of its call before the events that follow from it.
   */
  publish(events: readonly DomainEvent[]): void;
  /** Called with what is published on any node. */
  subscribe(listener: Listener): void;
  /** Called with what is published on this node: for what has to be done once, and not by every node. */
  subscribeHere(listener: Listener): void;
  /** Messages that another node has saved are read for them. */
  serve(audience: LocalAudience): void;
  /** True on one node at most: there is done what must be done once, as what is due by the clock. */
  isLeader(): boolean;
  /** Presence counts connections: an agent with two tabs is connected until both are gone. */
  agentConnected(id: AgentId): void;
  agentDisconnected(id: AgentId): void;
  /** Since when an agent has no connection to any node, by `Clock.elapsed`; `undefined` while connected. */
  agentGoneSince(id: AgentId): number | undefined;
  close(): Promise<void>;
}

export type Listener = (events: readonly DomainEvent[]) => void;
