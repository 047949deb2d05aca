import type { AttachmentId } from "../../protocol/attachment.ts";
import type { ConversationId, CustomerId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import type { AttachmentRecord } from "../domain/attachment.ts";
import type { AttachmentReads, AttachmentWrites } from "../ports/attachment-store.ts";
import { after } from "../ports/store.ts";
import { json, number, text } from "./column.ts";
import type { Queries, Sql, Value } from "./sql.ts";
import { modify, select, table } from "./table.ts";

export const attachments = table<AttachmentRecord>("attachments", {
  id: text(),
  owner: text(),
  clientId: text(),
  customerId: text(),
  conversationId: text(),
  ticketNumber: text(),
  state: text(),
  name: text(),
  type: text(),
  size: number,
  received: number,
  pieces: json(),
  width: number,
  height: number,
  hash: text(),
  thumbHash: text(),
  folder: text(),
  touchedAt: number,
});

const isUnsent = "conversation_id IS NULL AND ticket_number IS NULL";

export function attachmentReads(sql: Queries) {
  const { one, many } = select(sql, attachments);
  const unsent = many(
    `WHERE state = ? AND touched_at < ? AND ${isUnsent} AND NOT EXISTS
     (SELECT 1 FROM legal_holds h WHERE h.customer_id = attachments.customer_id) ORDER BY touched_at LIMIT ?`,
  );
  const byClientId = one("WHERE owner = ? AND client_id = ?");
  const all = many("WHERE id > ? ORDER BY id LIMIT ?");
  const ofCustomer = many("WHERE customer_id = ? AND id > ? ORDER BY id LIMIT ?");
  return {
    attachment: one("WHERE id = ?"),
    attachmentByClientId: (owner, clientId) => byClientId(owner, clientId),
    async attachmentBytesOf(customerId) {
      const row = await sql.get(
        "SELECT COALESCE(SUM(size), 0) FROM attachments WHERE customer_id = ?",
        [customerId],
      );
      return Number(row?.[0]);
    },
    attachmentsOf: (customerId, behind, limit) => ofCustomer(customerId, behind, limit),
    attachmentsAfter: (behind, limit) => all(behind, limit),
    attachmentsUnsent: (state, before, limit) => unsent(state, before, limit),
    attachmentsHeld: many(`WHERE state = 'held' ORDER BY touched_at LIMIT ?`),
    deadBlobs: (limit) =>
      after(sql.all("SELECT folder FROM dead_blobs ORDER BY folder LIMIT ?", [limit]), (rows) =>
        rows.map(([folder]) => String(folder)),
      ),
  } satisfies AttachmentReads;
}

/** The rows go, and the folders of their blobs are remembered: whatever dies then, a sweep empties them. */
async function bury(sql: Sql, where: string, values: readonly Value[]) {
  await sql.run(
    `INSERT INTO dead_blobs (folder) SELECT folder FROM attachments WHERE ${where}`,
    values,
  );
  await sql.run(`DELETE FROM attachments WHERE ${where}`, values);
}

/** Of a conversation that is deleted. What a ticket shows too stays with the ticket. */
export async function buryAttachmentsIn(sql: Sql, id: ConversationId) {
  await bury(sql, "conversation_id = ? AND ticket_number IS NULL", [id]);
  await sql.run("UPDATE attachments SET conversation_id = NULL WHERE conversation_id = ?", [id]);
}

/** Of a ticket that is deleted. What a conversation shows too stays with the conversation. */
export async function buryAttachmentsOfTicket(sql: Sql, wanted: TicketNumber) {
  await bury(sql, "ticket_number = ? AND conversation_id IS NULL", [wanted]);
  await sql.run("UPDATE attachments SET ticket_number = NULL WHERE ticket_number = ?", [wanted]);
}

/** Whatever is left of a customer. */
export const buryAttachmentsOf = (sql: Sql, id: CustomerId) => bury(sql, "customer_id = ?", [id]);

export function attachmentWrites(sql: Sql) {
  const { insert, update } = modify(sql, attachments);
  return {
    insertAttachment: (attachment) => insert(attachment),
    updateAttachment: (id, patch) => update(id, patch),
    async addPiece(id: AttachmentId, offset, { received, pieces, touchedAt }) {
      const changed = await sql.run(
        "UPDATE attachments SET received = ?, pieces = ?, touched_at = ? WHERE id = ? AND received = ?",
        [received, JSON.stringify(pieces), touchedAt, id, offset],
      );
      return changed > 0;
    },
    deleteAttachment: (id) => bury(sql, "id = ?", [id]),
    async moveAttachments(from, to) {
      const owners = [`customer:${to}`, `customer:${from}`];
      await sql.run("UPDATE attachments SET owner = ? WHERE owner = ?", owners);
      await sql.run("UPDATE attachments SET customer_id = ? WHERE customer_id = ?", [to, from]);
    },
    async forgetDeadBlob(folder) {
      await sql.run("DELETE FROM dead_blobs WHERE folder = ?", [folder]);
    },
  } satisfies AttachmentWrites;
}
