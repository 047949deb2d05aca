import type { Talk } from "../dialogue/knowledge.ts";
import { isOnDuty } from "../domain/agent.ts";
import type { ConversationRecord } from "../domain/records.ts";
import type { UnitOfWork } from "./commit.ts";
import { servingTeam } from "./handover.ts";

/** Nothing is said of the hours while somebody is on duty all the same: the customer is served then. */
export async function openingOf(
  { tx, services, now }: UnitOfWork,
  conversation: ConversationRecord,
): Promise<Talk["opening"]> {
  const { opensAt } = services.knowledge(conversation.locale);
  const teams = [undefined, ...services.faq.engine.queue.teams.map(({ name }) => name)];
  const isClosed = teams.some((team) => opensAt(now, team) !== undefined);
  if (!isClosed || (await tx.agents()).some(isOnDuty)) return undefined;
  return (about) => opensAt(now, servingTeam(services, conversation, about));
}
