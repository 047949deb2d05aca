import type { QueuePlace } from "../../protocol/conversation.ts";
import { leaveQueue, reopen } from "../domain/conversation.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { giveResponse } from "./bot.ts";
import { answeringArticle, owedInQueue } from "./bot-talk.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter, writerForCustomer } from "./conversation-writer.ts";
import { type AgentRequest, noteHandedOver, queueForAgent } from "./handover.ts";
import { placeOfWaiting } from "./places.ts";
import type { Services } from "./services.ts";
import { removePieces, withoutSplitSecret } from "./split-secrets.ts";

const withAnAgent: QueuePlace = { position: 0, estimatedWaitSeconds: 0, available: true };

/** Puts the customer in the queue. Asked again, it answers the place; with an agent already, place 0. */
export async function requestAgent(
  services: Services,
  customer: CustomerRecord,
  request: AgentRequest,
): Promise<QueuePlace> {
  const conversation = await commit(services, async (work) => {
    const writer = await writerForCustomer(
      work,
      customer,
      await work.tx.latestConversationOf(customer.id),
    );
    const asked = await withoutPieces(work, writer, request);
    if (writer.conversation.status === "resolved") await writer.step(reopen(writer.conversation));
    if (writer.conversation.status === "bot") await enterQueue(work, writer, asked);
    return writer.conversation;
  });
  return (await placeOfWaiting(services, conversation)) ?? withAnAgent;
}

/** What the bot was about to answer is what it is about, and is answered while the customer waits. */
async function enterQueue(work: UnitOfWork, writer: ConversationWriter, asked: AgentRequest) {
  const owed = await owedInQueue(work, writer.conversation);
  const about = asked.about ?? (owed && answeringArticle(owed.response));
  const urgency = await queueForAgent(work, writer, { ...asked, about });
  if (owed) {
    await giveResponse(work, writer, owed);
    // It is kept with its answer, and was asked before the person was asked for.
    await noteHandedOver(work, writer.conversation, urgency);
  }
  // What the customer has given as the reason is more than what the bot has made of it.
  if (asked.reason !== undefined) await writer.update({ summary: asked.reason });
}

/** What is written with it may be the rest of a secret too. */
async function withoutPieces(
  work: UnitOfWork,
  writer: ConversationWriter,
  request: AgentRequest,
): Promise<AgentRequest> {
  const { customerId } = writer.conversation;
  const { reason = "", topic = "" } = request;
  const split = await withoutSplitSecret(
    work,
    { customerId, conversation: writer.conversation },
    [reason, topic].map((text) => ({ text, redacted: [] })),
  );
  await removePieces(work, { customerId, writer }, split);
  const [told, named] = split.fields.map(({ text }) => text || undefined);
  return { ...request, reason: told, topic: named };
}

export const cancelRequest = (services: Services, customer: CustomerRecord) =>
  commit(services, async (work) => {
    const conversation = await work.tx.latestConversationOf(customer.id);
    if (!conversation || conversation.status === "bot") return;
    const writer = new ConversationWriter(work, conversation);
    await writer.step(leaveQueue(conversation));
  });
