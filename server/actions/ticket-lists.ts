import {
  type SavedTicketView,
  type TicketFilter,
  type TicketOverview,
  type TicketView,
  ticketViews,
} from "../../protocol/agent-ticket.ts";
import type { AgentId, ConversationId, Locale } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import { endOfLocalDay } from "../domain/local-time.ts";
import { insist } from "../domain/permissions.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import { hundredthsOf } from "../domain/ticket-amount.ts";
import { mayRemoveTicketView, mayWorkOnTickets } from "../domain/ticket-permissions.ts";
import type { TicketCondition } from "../ports/ticket-store.ts";
import { rulesOf } from "./agent-ticket-step.ts";
import { commit } from "./commit.ts";
import { figuresOf, lastDays } from "./insights.ts";
import { agentNow, conversationNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { withTopics } from "./task-topics.ts";
import { topicNames } from "./topic-names.ts";

interface WantedList {
  readonly view: TicketView;
  readonly filter?: TicketFilter | undefined;
  readonly cursor?: string | undefined;
}

const onTimeDays = 30;
/** Of one agent, with the lists for all. */
const savedAtMost = 30;

export async function listTicketsForAgent(
  services: Services,
  agentId: AgentId,
  { view, filter, cursor }: WantedList,
) {
  const { store } = services;
  insist(mayWorkOnTickets(await agentNow(store, agentId)));
  return store.ticketPage(
    { view, filter: conditionOf(services, filter), ...listOf(services, agentId) },
    cursor,
  );
}

/** The tickets of the customer whose conversation it is, newest first. */
export async function ticketsBesides(
  { store }: Services,
  agentId: AgentId,
  { conversationId }: { readonly conversationId: ConversationId },
) {
  insist(mayWorkOnTickets(await agentNow(store, agentId)));
  const { customerId } = await conversationNow(store, conversationId);
  const customer = await store.customer(customerId);
  if (!customer) throw notFound("customer");
  const tickets = await store.ticketsOf(customerId, { limit: limits.listLength });
  return Promise.all(
    tickets.map(async (ticket) => ({
      ticket,
      customer,
      handler: ticket.handlerId && (await store.agent(ticket.handlerId)),
    })),
  );
}

/** The team's own list: what it was asked and has not answered. */
export async function listTeamTasks(
  services: Services,
  agentId: AgentId,
  { team, cursor }: { readonly team: string; readonly cursor?: string | undefined },
) {
  const { store } = services;
  insist(mayWorkOnTickets(await agentNow(store, agentId)));
  const page = await store.teamTasks(team, cursor);
  return { tasks: await withTopics(store, page.tasks), cursor: page.cursor };
}

/** What there is to do, and what there is to choose from. */
export async function ticketOverview(
  services: Services,
  agentId: AgentId,
  reader: Locale,
): Promise<TicketOverview> {
  const { store, faq } = services;
  insist(mayWorkOnTickets(await agentNow(store, agentId)));
  const { teams, causes, approvalAbove, approvalCurrency } = rulesOf(services);
  const whose = listOf(services, agentId);
  const counted = await Promise.all(
    ticketViews
      .filter((view) => view !== "closed")
      .map(async (view) => [view, await store.countTickets({ view, ...whose })] as const),
  );
  const categories = faq.engine.catalogue(reader, []).categories;
  return {
    counts: Object.fromEntries(counted) as TicketOverview["counts"],
    tasks: await Promise.all(
      teams.map(async (team) => ({ team, count: await store.countTasks(team) })),
    ),
    onTime: await promisesKept(services),
    saved: await savedViews(services, agentId),
    topics: categories.map(({ title }) => title),
    causes,
    approvalAbove,
    approvalCurrency,
  };
}

/** From what was added up: all of them need not be read. */
async function promisesKept(services: Services): Promise<TicketOverview["onTime"]> {
  const { kept = 0, promised = 0 } = await figuresOf(services, lastDays(services, onTimeDays));
  return { kept, promised };
}

async function savedViews(
  services: Services,
  agentId: AgentId,
): Promise<readonly SavedTicketView[]> {
  const { store } = services;
  const saved = await store.savedTicketViews(agentId, savedAtMost);
  return Promise.all(
    saved.map(async ({ id, name, view, filter, isShared, ownerId }) => ({
      id,
      name,
      view,
      filter,
      isShared,
      isOwn: ownerId === agentId,
      count: await store.countTickets({
        view,
        filter: conditionOf(services, filter),
        ...listOf(services, agentId),
      }),
    })),
  );
}

export async function saveTicketView(
  services: Services,
  agentId: AgentId,
  wanted: {
    readonly name: string;
    readonly view: TicketView;
    readonly filter: TicketFilter;
    readonly isShared: boolean;
  },
): Promise<void> {
  const { name, view, filter, isShared } = wanted;
  await commit(services, async ({ tx, now }) => {
    insist(mayWorkOnTickets(await agentNow(tx, agentId)));
    const known = await tx.savedTicketViews(agentId, savedAtMost);
    if (known.length === savedAtMost) throw new Refusal("too_large", "There are enough of them.");
    const id = services.ids.next<string>();
    const ownerId = agentId;
    await tx.insertSavedTicketView({ id, ownerId, name, view, filter, isShared, createdAt: now });
  });
}

export async function removeTicketView(
  services: Services,
  agentId: AgentId,
  { id }: { readonly id: string },
): Promise<void> {
  await commit(services, async ({ tx }) => {
    const agent = await agentNow(tx, agentId);
    insist(mayWorkOnTickets(agent));
    const saved = await tx.savedTicketView(id);
    // A colleague's own list is not there.
    if (!saved || (saved.ownerId !== agentId && !saved.isShared)) throw notFound("view");
    insist(mayRemoveTicketView(agent, saved));
    await tx.deleteSavedTicketView(id);
  });
}

/** A topic is found in whatever language it was filed. */
const conditionOf = (
  { faq }: Services,
  { amountFrom, topic, ...filter }: TicketFilter = {},
): TicketCondition => ({
  ...filter,
  topics: topic === undefined ? undefined : namesOfTopic(faq.engine, topic),
  amountFrom: amountFrom === undefined ? undefined : hundredthsOf(amountFrom),
});

function namesOfTopic(engine: Services["faq"]["engine"], topic: string) {
  const { countedAs, topicOf } = topicNames(engine);
  return countedAs(topicOf(topic));
}

const listOf = (services: Services, agentId: AgentId) => ({
  agentId,
  until: endOfLocalDay(rulesOf(services).calendar.timeZone, services.clock.now()),
});
