import type { AttachmentId } from "../../protocol/attachment.ts";
import type { ClientId, Priority } from "../../protocol/conversation.ts";
import { allWords } from "../../protocol/secrets/all-words.ts";
import { maskAcross } from "../../protocol/secrets/split.ts";
import { mayHoldSecret } from "../../protocol/secrets/suspicion.ts";
import type { KeptTransaction } from "../../protocol/transaction.ts";
import type { CustomerRecord } from "../domain/records.ts";
import type { UnitOfWork } from "./commit.ts";
import { ConversationWriter } from "./conversation-writer.ts";
import { removePieces, withoutSplitSecret } from "./split-secrets.ts";

export interface Complaint {
  readonly topic: string;
  readonly description: string;
  readonly demand?: string | undefined;
  readonly contact?: string | undefined;
  readonly happenedAt?: string | undefined;
  /** As an agent has said it; else that of the conversation. */
  readonly severity?: Priority | undefined;
  readonly about?: KeptTransaction | undefined;
  readonly clientId?: ClientId | undefined;
  readonly attachmentIds?: readonly AttachmentId[] | undefined;
}

/** As it is sent: the transaction is named, and read from the wallet. */
export type SentComplaint = Omit<Complaint, "about"> & {
  readonly transactionId?: string | undefined;
};

const fields = ["topic", "description", "demand", "contact"] as const;

/** A complaint without a secret that goes on from one field into the next, or that began in what its customer wrote before. */
export async function maskFiling<Filed extends Complaint>(
  work: UnitOfWork,
  customer: CustomerRecord,
  complaint: Filed,
): Promise<Filed> {
  const texts = fields.map((field) => complaint[field] ?? "");
  const apart = mayHoldSecret(texts.join("\n")) ? maskAcross(texts, allWords) : undefined;
  const written = apart?.map(({ text }) => text) ?? texts;
  const [topic = "", story = "", demand = "", contact = ""] = written;
  const description = await maskAfter(work, customer, story);
  const wish = await maskAfter(work, customer, demand);
  const filed = { ...complaint, topic, description };
  return {
    ...filed,
    ...(complaint.demand === undefined ? {} : { demand: wish }),
    ...(complaint.contact === undefined ? {} : { contact }),
  };
}

/** The text, masked where it is the rest of a secret that the customer has begun elsewhere; what it began in is taken away. */
export async function maskAfter(
  work: UnitOfWork,
  customer: CustomerRecord,
  text: string,
): Promise<string> {
  if (text === "") return text;
  const { id: customerId } = customer;
  const conversation = await work.tx.latestConversationOf(customerId);
  const fields = [{ text, redacted: [] }];
  const split = await withoutSplitSecret(work, { customerId, conversation }, fields);
  const writer = conversation && new ConversationWriter(work, conversation);
  await removePieces(work, writer ? { customerId, writer } : { customerId }, split);
  return split.fields[0]?.text ?? text;
}
