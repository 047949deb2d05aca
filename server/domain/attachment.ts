/** A picture or a PDF: its record, and who may see it. */

import {
  type AttachmentId,
  type AttachmentType,
  attachmentLimits,
} from "../../protocol/attachment.ts";
import type { AgentId, ClientId, ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { type ActingAgent, worksAtDesk } from "./permissions.ts";
import type { ConversationRecord } from "./records.ts";
import { Refusal } from "./refusal.ts";
import type { TicketRecord } from "./ticket.ts";

/** Who has sent it. */
export type AttachmentOwner = `customer:${CustomerId}` | `agent:${AgentId}`;

/** Times are epoch milliseconds, sizes bytes. */
export interface AttachmentRecord {
  readonly id: AttachmentId;
  readonly owner: AttachmentOwner;
  /** Made when the file was chosen: the same one again is the same upload. */
  readonly clientId?: ClientId | undefined;
  /** Whose it is: who has sent it, or to whom an agent has sent it. */
  readonly customerId?: CustomerId | undefined;
  /** Where it is shown; in neither while it has not been sent. */
  readonly conversationId?: ConversationId | undefined;
  readonly ticketNumber?: TicketNumber | undefined;
  /** Held: all has come, and the scanner has not answered. */
  readonly state: "receiving" | "held" | "ready";
  readonly name: string;
  /** Once all has come. */
  readonly type?: AttachmentType | undefined;
  /** As announced; once all has come, what is kept. */
  readonly size: number;
  readonly received: number;
  /** The sizes of the pieces, in order; empty once they have become one. */
  readonly pieces: readonly number[];
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  /** SHA-256 of what is kept, hex. Files of older versions have none. */
  readonly hash?: string | undefined;
  /** The same of the small version of a picture. */
  readonly thumbHash?: string | undefined;
  /** Random: where its bytes lie. It never leaves the server. */
  readonly folder: string;
  readonly touchedAt: number;
}

export type AttachmentPatch = {
  readonly [Part in keyof Omit<AttachmentRecord, "id" | "owner" | "folder">]?:
    | AttachmentRecord[Part]
    | undefined;
};

export const isSent = ({ conversationId, ticketNumber }: AttachmentRecord): boolean =>
  conversationId !== undefined || ticketNumber !== undefined;

/** Nothing that it is shown in goes on; what is deleted already shows nothing. */
export const isOver = (
  conversation: Pick<ConversationRecord, "status"> | undefined,
  ticket: Pick<TicketRecord, "state" | "closedAt"> | undefined,
): boolean =>
  (conversation === undefined || conversation.status === "resolved") &&
  (ticket === undefined || ticket.closedAt !== undefined);

/** What was sent is for all at the desk, as conversations and tickets are; what was not, for who has chosen it. */
export const maySeeAttachment = (agent: ActingAgent, attachment: AttachmentRecord): boolean =>
  worksAtDesk(agent) && (isSent(attachment) || attachment.owner === `agent:${agent.id}`);

/** An agent's own is its customer's once it was sent to them. */
export const isCustomersOwn = (
  customerId: CustomerId,
  { customerId: whose, owner, state }: AttachmentRecord,
): boolean => state === "ready" && (whose === customerId || owner === `customer:${customerId}`);

/** `kept` is what there is of the customer already. */
export function refuseBeyondQuota(kept: number, size: number): void {
  if (kept + size <= attachmentLimits.customerBytes) return;
  throw new Refusal("at_capacity", "There is no room for more files of this customer.");
}
