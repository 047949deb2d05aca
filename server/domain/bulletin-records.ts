import type { BulletinId } from "../../protocol/bulletin.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import type { AgentRecord } from "./records.ts";

/** Times are epoch milliseconds. */
export interface BulletinRecord {
  readonly id: BulletinId;
  readonly authorId: AgentId;
  readonly authorName: string;
  readonly text: string;
  readonly team?: string | undefined;
  readonly at: number;
}

/** One for each agent whom a bulletin is for. */
export interface BulletinReceipt {
  readonly bulletinId: BulletinId;
  readonly agentId: AgentId;
  /** When the bulletin was written. */
  readonly at: number;
  readonly readAt?: number | undefined;
}

/** A bulletin with the receipts that whoever asks may see: all, or their own. */
export interface SeenBulletin {
  readonly bulletin: BulletinRecord;
  readonly receipts: readonly BulletinReceipt[];
}

export interface ListedBulletins {
  /** Whoever asks. */
  readonly agentId: AgentId;
  readonly unread: readonly SeenBulletin[];
  readonly page: readonly SeenBulletin[];
  readonly more: boolean;
  /** Undefined where others' receipts are not seen. */
  readonly agents: readonly AgentRecord[] | undefined;
}
