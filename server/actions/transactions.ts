import type { AnnouncementId } from "../../protocol/announcement-body.ts";
import type { AgentId, ConversationId } from "../../protocol/conversation.ts";
import { limits } from "../../protocol/limits.ts";
import {
  type CustomerFacts,
  isDatedAhead,
  type KeptTransaction,
  type RecentTransactions,
  type WalletTransaction,
} from "../../protocol/transaction.ts";
import { isFor, touches } from "../domain/announcement.ts";
import { isShown } from "../domain/announcement-permissions.ts";
import { insist, mayOpen } from "../domain/permissions.ts";
import type { CustomerRecord } from "../domain/records.ts";
import { notFound, Refusal } from "../domain/refusal.ts";
import {
  agedTransactions,
  broughtBy,
  isRecentList,
  keptTransaction,
  newestFirst,
} from "../domain/transactions.ts";
import type { Host } from "../ports/host.ts";
import { noteAudit } from "./audit.ts";
import { commit, refuseIfUnavailable } from "./commit.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { customerOfWallet } from "./wallet-customer.ts";

/** A transaction of just now is in none of the answers that are kept: where the named one is not, the wallet is asked again. */
async function answerWith(host: Host, subject: string, named: string | undefined) {
  const kept = await host.transactions(subject);
  const isMissing = named !== undefined && kept.outcome === "answered";
  if (!isMissing || kept.value.some((one) => one.id === named)) return kept;
  const fresh = await host.transactions(subject, againMs);
  return fresh.outcome === "answered" ? fresh : kept;
}

/** An answer that came so shortly before is new enough: a slow wallet is not waited for twice. Milliseconds. */
const againMs = 300;

/**
 * The customer's last transactions: what the wallet answers now, else what it pushed, with the time of that. Of an anonymous
 * customer the wallet knows none. Answers within the two seconds that the wallet has. `named` is one that should be among them.
 */
export async function recentTransactions(
  services: Services,
  customer: CustomerRecord,
  named?: string,
): Promise<RecentTransactions> {
  const { list, failed, unreadable } = await foundTransactions(services, customer, named);
  if (list) return { transactions: list, unreadable: failed ? undefined : unreadable };
  return failed ? { transactions: [], failed, unreadable } : { transactions: [] };
}

interface FoundTransactions {
  /** Undefined where there is none, neither of now nor of before. */
  readonly list?: readonly WalletTransaction[] | undefined;
  /** The wallet was asked, and did not answer, or can't be read. */
  readonly failed?: true | undefined;
  readonly unreadable?: true | undefined;
}

async function foundTransactions(
  { host, store, clock }: Services,
  { id, subject }: CustomerRecord,
  named?: string,
): Promise<FoundTransactions> {
  if (subject === undefined) return {};
  const answer = await answerWith(host, subject, named);
  const { unreadable } = answer;
  if (answer.outcome === "answered")
    return { list: newestFirst(broughtBy("answered", answer.value)), unreadable };
  const failed = answer.outcome === "failed" || undefined;
  const pushed = await store.transactionList(id);
  const list =
    pushed &&
    newestFirst(isRecentList(pushed, clock.now()) ? pushed.transactions : agedTransactions(pushed));
  return { list, failed, unreadable };
}

/** Those of the customer that an incident may be behind, newest first. Where the wallet does not answer there are none to show. */
export async function touchedTransactions(
  services: Services,
  customer: CustomerRecord,
  id: AnnouncementId,
): Promise<readonly WalletTransaction[]> {
  const { engine } = services.faq;
  const announcement = await refuseIfUnavailable(services.store.announcement(id));
  const isSeen = announcement && isShown(announcement) && isFor(announcement, customer);
  if (!isSeen) throw notFound("announcement");
  const { transactions } = await recentTransactions(services, customer);
  return transactions.filter((one) => {
    const read = { locale: "zh-CN", amount: "", expected: undefined } as const;
    const articleId = engine.transactionAnswer(one, read)?.articleId;
    const category = articleId && engine.article(articleId, "zh-CN")?.category;
    return touches(announcement, one, { articleId, category });
  });
}

/** As a message and a ticket keep it. */
export const transactionNamed = async (
  services: Services,
  customer: CustomerRecord,
  id: string,
): Promise<KeptTransaction> => {
  const { list = [], failed, unreadable } = await foundTransactions(services, customer, id);
  return keptTransaction(id, { transactions: list, failed, unreadable });
};

/** Pushed by the wallet's back end. A customer whom nobody has seen yet gets a record. */
export const pushTransactions = (
  services: Services,
  sub: string,
  transactions: readonly WalletTransaction[],
): Promise<void> =>
  commit(services, async (work) => {
    refuseDatedAhead(transactions, work.now);
    const { id: customerId } = await customerOfWallet(work, sub);
    await work.tx.saveTransactionList({
      customerId,
      transactions: broughtBy("pushed", transactions),
      at: work.now,
    });
    const details = { count: transactions.length };
    const about = `customer:${customerId}` as const;
    await noteAudit(work, { what: "transactions.pushed", by: "wallet", about, details });
  });

/** A list with one is refused whole, as with one that has not the form of a transaction: the wallet's clock is wrong. */
function refuseDatedAhead(transactions: readonly WalletTransaction[], now: number): void {
  if (!transactions.some((one) => isDatedAhead(one, now))) return;
  throw new Refusal("invalid", "A transaction has not happened yet: its time is in the future.");
}

/** Handed over by the page, as the wallet has signed it. Another customer's is refused as a forged one is. */
export async function acceptSigned(services: Services, customer: CustomerRecord, signed: string) {
  const list = await services.identities.verifyTransactions(signed);
  if (list.subject !== customer.subject) {
    throw new Refusal("unauthenticated", "The transactions are not accepted.");
  }
  const { transactions, issuedAt: at } = list;
  refuseDatedAhead(transactions, services.clock.now());
  await commit(services, ({ tx }) =>
    tx.saveTransactionList({
      customerId: customer.id,
      transactions: broughtBy("signed", transactions),
      at,
    }),
  );
}

/** What the wallet says of the customer of a conversation, for whoever works at the desk. */
export async function factsForAgent(
  services: Services,
  agentId: AgentId,
  conversationId: ConversationId,
): Promise<CustomerFacts> {
  insist(mayOpen(await agentNow(services.store, agentId)));
  const conversation = await services.store.conversation(conversationId);
  const customer = conversation && (await services.store.customer(conversation.customerId));
  if (!customer) throw notFound("conversation");
  const { subject } = customer;
  const [facts, recent] = await Promise.all([
    subject === undefined
      ? ({ outcome: "none", unreadable: undefined } as const)
      : services.host.facts(subject),
    recentTransactions(services, customer),
  ]);
  return {
    facts: facts.outcome === "answered" ? facts.value : [],
    transactions: recent.transactions.slice(0, limits.listLength),
    failed: [
      ...(facts.outcome === "failed" ? (["facts"] as const) : []),
      ...(recent.failed ? (["transactions"] as const) : []),
    ],
    unreadable: facts.unreadable ?? recent.unreadable,
  };
}
