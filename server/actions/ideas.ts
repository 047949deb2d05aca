import type { AgentId, ClientId } from "../../protocol/conversation.ts";
import type { IdeaId, IdeaView } from "../../protocol/idea.ts";
import { limits } from "../../protocol/limits.ts";
import {
  maySeeIdeas,
  openIdeasAtMost,
  refuseAnswered,
  refuseTooManyIdeas,
} from "../domain/idea.ts";
import type { IdeaRecord } from "../domain/idea-records.ts";
import { insist } from "../domain/permissions.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound } from "../domain/refusal.ts";
import type { Reads } from "../ports/store.ts";
import { noteAudit } from "./audit.ts";
import { commit } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { maskAfter } from "./ticket-secrets.ts";

/** Sent again, it is the same one. */
export const sendIdea = (
  services: Services,
  customer: CustomerRecord,
  { clientId, text: written }: { readonly clientId: ClientId; readonly text: string },
): Promise<IdeaRecord> =>
  commit(services, async (work) => {
    const { tx, now, publish } = work;
    const known = await tx.ideaByClientId(customer.id, clientId);
    if (known) return known;
    refuseTooManyIdeas(await tx.ideasOf(customer.id, { limit: openIdeasAtMost }));
    const text = await maskAfter(work, customer, written);
    const { id: customerId, locale } = customer;
    const id = services.ids.next<IdeaId>();
    const idea: IdeaRecord = { id, customerId, clientId, locale, text, at: now };
    await tx.insertIdea(idea);
    publish({ kind: "idea", id, customerId, isAnswered: false });
    return idea;
  });

/** Then the customer has seen the answers. */
export const listIdeas = (
  services: Services,
  customer: CustomerRecord,
  before: IdeaId | undefined,
) =>
  commit(services, async ({ tx, now }) => {
    const limit = limits.listLength;
    const found = await tx.ideasOf(customer.id, { before, limit: limit + 1 });
    if (await tx.unseenAnswer(customer.id)) await tx.markIdeasSeen(customer.id, now);
    return { ideas: found.slice(0, limit), more: found.length > limit };
  });

export async function listIdeasForDesk(
  { store }: Services,
  agentId: AgentId,
  { view, before }: { readonly view: IdeaView; readonly before?: IdeaId | undefined },
) {
  insist(maySeeIdeas(await agentNow(store, agentId)));
  const limit = limits.listLength;
  const found = await store.ideas(view, { before, limit: limit + 1 });
  const rows = await Promise.all(found.slice(0, limit).map((idea) => withCustomer(store, idea)));
  return { rows: rows.flatMap((row) => row ?? []), more: found.length > limit };
}

/** Once: the customer reads it as soon as it is sent. */
export const answerIdea = (
  services: Services,
  agentId: AgentId,
  { id, text: answer }: { readonly id: IdeaId; readonly text: string },
) =>
  commit(services, async (work) => {
    const { tx, now, publish } = work;
    const agent = await agentNow(tx, agentId);
    insist(maySeeIdeas(agent));
    const idea = await tx.idea(id);
    if (!idea) throw notFound("idea");
    refuseAnswered(idea);
    const answered = { answer, answeredAt: now, agentId, answeredBy: agent.name };
    await tx.answerIdea(id, answered);
    await noteAudit(work, {
      what: "idea.answered",
      by: `agent:${agentId}`,
      about: `customer:${idea.customerId}`,
    });
    publish({ kind: "idea", id, customerId: idea.customerId, isAnswered: true });
    const row = await withCustomer(tx, { ...idea, ...answered });
    if (!row) throw notFound("idea");
    return row;
  });

async function withCustomer(reads: Reads, idea: IdeaRecord) {
  const customer = await reads.customer(idea.customerId);
  return customer && { idea, customer };
}
