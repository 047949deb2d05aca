import type { QueuePlace } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { isOnDuty } from "../domain/agent.ts";
import { leaveQueue, queueUp, reopen } from "../domain/conversation.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { commit, type Work } from "./commit.ts";
import type { Outside } from "./outside.ts";
import { Pen, penForCustomer } from "./pen.ts";
import { placeIn } from "./places.ts";

export interface Wish {
  readonly reason?: string;
  readonly topic?: string;
}

const withAnAgent: QueuePlace = { position: 0, estimatedWaitSeconds: 0, available: true };

/** Puts the customer in the queue. Asked again, it answers the place; with an agent already, place 0. */
export async function requestAgent(
  outside: Outside,
  customer: CustomerRecord,
  wish: Wish,
): Promise<QueuePlace> {
  const conversation = await commit(outside, async (work) => {
    const pen = await penForCustomer(
      work,
      customer,
      await work.tx.latestConversationOf(customer.id),
    );
    if (pen.conversation.status === "resolved") await pen.step(reopen(pen.conversation));
    if (pen.conversation.status === "bot") await queueForAgent(work, pen, wish);
    return pen.conversation;
  });
  return (await placeIn(outside.store, conversation)) ?? withAnAgent;
}

export const cancelRequest = (outside: Outside, customer: CustomerRecord) =>
  commit(outside, async (work) => {
    const conversation = await work.tx.latestConversationOf(customer.id);
    if (!conversation || conversation.status === "bot") return;
    const pen = new Pen(work, conversation);
    await pen.step(leaveQueue(conversation));
  });

/** With the urgency and the topic of what was answered last, so that the agent knows what it is about. */
export async function queueForAgent(work: Work, pen: Pen, wish: Wish): Promise<void> {
  const { conversation } = pen;
  const { lastArticleId, locale } = conversation;
  const last = lastArticleId && work.outside.faq.engine.article(lastArticleId, locale);
  const topic = wish.topic ?? conversation.topic ?? (last ? last.title : undefined);
  const details = {
    urgency: last ? last.urgency : "normal",
    ...(topic === undefined ? {} : { topic: topic.slice(0, limits.topicLength) }),
    ...(wish.reason === undefined ? {} : { summary: wish.reason }),
  } as const;
  const available = (await work.tx.agents()).some(isOnDuty);
  await pen.step(queueUp(conversation, details, work.now, available));
}
