import type { QueuePlace } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { isOnDuty } from "../domain/agent.ts";
import { leaveQueue, queueUp, reopen } from "../domain/conversation.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { commit, type UnitOfWork } from "./commit.ts";
import { ConversationWriter, writerForCustomer } from "./conversation-writer.ts";
import { placeIn } from "./places.ts";
import type { Services } from "./services.ts";

export interface AgentRequest {
  readonly reason?: string | undefined;
  readonly topic?: string | undefined;
}

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
    if (writer.conversation.status === "resolved") await writer.step(reopen(writer.conversation));
    if (writer.conversation.status === "bot") await queueForAgent(work, writer, request);
    return writer.conversation;
  });
  return (await placeIn(services.store, conversation)) ?? withAnAgent;
}

export const cancelRequest = (services: Services, customer: CustomerRecord) =>
  commit(services, async (work) => {
    const conversation = await work.tx.latestConversationOf(customer.id);
    if (!conversation || conversation.status === "bot") return;
    const writer = new ConversationWriter(work, conversation);
    await writer.step(leaveQueue(conversation));
  });

/** With the urgency and the topic of what was answered last, so that the agent knows what it is about. */
export async function queueForAgent(
  work: UnitOfWork,
  writer: ConversationWriter,
  request: AgentRequest,
): Promise<void> {
  const { conversation } = writer;
  const { lastArticleId, locale } = conversation;
  const last = lastArticleId && work.services.faq.engine.article(lastArticleId, locale);
  const topic = request.topic ?? conversation.topic ?? (last ? last.title : undefined);
  const details = {
    urgency: last ? last.urgency : "normal",
    topic: topic?.slice(0, limits.topicLength),
    summary: request.reason,
    available: (await work.tx.agents()).some(isOnDuty),
  } as const;
  await writer.step(queueUp(conversation, details, work.now));
}
