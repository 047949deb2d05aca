import type { AgentId, CustomerId, Locale } from "../../protocol/conversation.ts";
import type { FoundCount, FoundCounts, SearchOrder } from "../../protocol/search.ts";
import { searchPhrases } from "../../protocol/search-terms.ts";
import { insist } from "../domain/permissions.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { maySearch } from "../domain/search-permissions.ts";
import type { SearchFilter, SearchPage } from "../ports/search-store.ts";
import type { Reads } from "../ports/store.ts";
import { commit, refuseIfUnavailable } from "./commit.ts";
import { currentRows } from "./desk.ts";
import { articlesWith } from "./found-articles.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { topicNames } from "./topic-names.ts";

export interface WantedSearch extends Omit<SearchFilter, "topics"> {
  readonly query: string;
  /** An article, or a category with all of its articles. */
  readonly topic?: string | undefined;
  readonly order?: SearchOrder | undefined;
  readonly cursor?: string | undefined;
}

const customersAtMost = 20;
const ticketsAtMost = 20;

/** All that contains the words: conversations page by page; customers, tickets and articles with the first page. */
export async function searchDesk(
  services: Services,
  agentId: AgentId,
  wanted: WantedSearch,
  reader: Locale,
) {
  const { store } = services;
  insist(maySearch(await agentNow(store, agentId)));
  const { query, cursor, topic, order, ...rest } = wanted;
  const topics =
    topic === undefined ? undefined : topicNames(services.faq.engine).countedWithin(topic);
  const filter = { ...rest, topics };
  const phrases = searchPhrases(query);
  if (phrases.length === 0) return nothing;
  const page = await refuseIfUnavailable(store.searchMessages(phrases, { filter, cursor, order }));
  const rows = await currentRows(
    services,
    page.found.map(({ conversation }) => conversation.id),
  );
  const rowOf = new Map(rows.map((row) => [row.conversation.id, row]));
  const conversations = page.found.flatMap(({ conversation, ...found }) => {
    const row = rowOf.get(conversation.id);
    return row ? [{ row, ...found }] : [];
  });
  const besides = cursor === undefined ? await foundBesides(services, query, reader) : nothing;
  const counts = cursor === undefined ? countsOf(page, besides) : undefined;
  return { ...besides, conversations, counts, cursor: page.cursor };
}

const nothing = {
  conversations: [],
  customers: [],
  tickets: [],
  articles: [],
  counts: undefined,
  cursor: undefined,
};

interface FoundBesides {
  readonly customers: readonly unknown[];
  readonly tickets: readonly unknown[];
  readonly articles: readonly unknown[];
}

const countsOf = (
  { count, isWhole }: SearchPage,
  { customers, tickets, articles }: FoundBesides,
): FoundCounts => ({
  conversations: { count, atLeast: !isWhole },
  customers: countOf(customers, customersAtMost),
  tickets: countOf(tickets, ticketsAtMost),
  articles: countOf(articles),
});

/** A list that is full may have been cut. */
const countOf = ({ length }: readonly unknown[], limit = Number.POSITIVE_INFINITY): FoundCount => ({
  count: length,
  atLeast: length >= limit,
});

async function foundBesides(services: Services, query: string, reader: Locale) {
  const { store } = services;
  const customers = await store.searchCustomers(query, customersAtMost);
  return {
    customers: await Promise.all(
      customers.map(async (customer) => ({
        customer,
        conversationId: (await store.latestConversationOf(customer.id))?.id,
      })),
    ),
    tickets: await ticketsFor(store, query, customers),
    articles: articlesWith(services, query, reader),
  };
}

/** The one with the number, and those of the customers who were found. */
async function ticketsFor(store: Reads, query: string, customers: readonly CustomerRecord[]) {
  const [beginning] = /\bPD-\d{4,8}[\d-]*/i.exec(query.normalize("NFKC")) ?? [];
  const numbers = beginning
    ? await store.ticketNumbers(beginning.toUpperCase(), ticketsAtMost)
    : [];
  const named = await Promise.all(numbers.map((number) => store.ticket(number)));
  const theirs = await Promise.all(
    customers.map(({ id }) => store.ticketsOf(id, { limit: ticketsAtMost })),
  );
  const tickets = [...named, ...theirs.flat()].filter((ticket) => ticket !== undefined);
  const rows = tickets.slice(0, ticketsAtMost).map(async (ticket) => ({
    ticket,
    customer: await ownerOf(store, customers, ticket.customerId),
    handler: ticket.handlerId && (await store.agent(ticket.handlerId)),
  }));
  return (await Promise.all(rows)).flatMap(({ customer, ...row }) =>
    customer ? [{ ...row, customer, handler: row.handler || undefined }] : [],
  );
}

const ownerOf = async (store: Reads, known: readonly CustomerRecord[], id: CustomerId) =>
  known.find((customer) => customer.id === id) ?? (await store.customer(id));

/** In one transaction, which others wait for. */
const messagesASlice = 250;
const slicesAtOnce = 40;

/** Takes what was said since into the index, and what an older version has left, slice by slice. */
export async function indexMessages(services: Services): Promise<void> {
  for (let slice = 0; slice < slicesAtOnce; slice += 1) {
    const taken = await commit(services, ({ tx }) => tx.indexSlice(messagesASlice));
    if (taken === 0) return;
  }
}
