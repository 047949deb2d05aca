import type { BulletinId } from "../../protocol/bulletin.ts";
import type { AgentId } from "../../protocol/conversation.ts";
import type { BulletinReceipt, BulletinRecord } from "../domain/bulletin-records.ts";
import type { Eventually } from "./eventually.ts";

export interface BulletinReads {
  bulletin(id: BulletinId): Eventually<BulletinRecord | undefined>;
  /** The newest first; of one agent, those that are for them. */
  bulletins(wanted: {
    readonly agentId?: AgentId | undefined;
    readonly before?: BulletinId | undefined;
    readonly limit: number;
  }): Eventually<readonly BulletinRecord[]>;
  /** The oldest first. */
  unreadBulletins(agentId: AgentId, limit: number): Eventually<readonly BulletinRecord[]>;
  bulletinReceipts(id: BulletinId): Eventually<readonly BulletinReceipt[]>;
  bulletinReceipt(id: BulletinId, agentId: AgentId): Eventually<BulletinReceipt | undefined>;
}

export interface BulletinWrites {
  insertBulletin(bulletin: BulletinRecord): Eventually<void>;
  insertBulletinReceipt(receipt: BulletinReceipt): Eventually<void>;
  /** Read twice, the first time counts. */
  readBulletin(id: BulletinId, agentId: AgentId, at: number): Eventually<void>;
  /** With its receipts. */
  deleteBulletin(id: BulletinId): Eventually<void>;
}
