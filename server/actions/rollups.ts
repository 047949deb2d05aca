import type { ConversationId } from "../../protocol/conversation.ts";
import type { TicketNumber } from "../../protocol/ticket.ts";
import { contributionsOf, contributionsOfTicket } from "../domain/contributions.ts";
import { createHourOf, type HourOf } from "../domain/counted-hours.ts";
import { addFigures } from "../domain/measures.ts";
import { type CountedChange, rollupsChangedBy } from "../domain/rollup-keys.ts";
import type { Figures, RollupKey, RollupState, RollupSubject } from "../domain/rollup-records.ts";
import type { Reads, Transaction } from "../ports/store.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";

/** Counted in one transaction, which others wait for; and so often with one call. */
const changesAtOnce = 50;
const slicesAtOnce = 40;
/** Where nobody waits: a rollup is written once for many conversations. */
const rebuiltAtOnce = 1_000;

/** The clock by which hours and days are counted. */
export const countingZone = ({ hours, tickets }: Services["faq"]["engine"]): string =>
  hours?.timeZone ?? tickets.calendar.timeZone;

/** To be called every few seconds, by one: adds what has changed to the figures, and what an older version has left. */
export async function countChanges(services: Services): Promise<void> {
  const timeZone = countingZone(services.faq.engine);
  const known = await services.store.rollupState();
  if (known?.timeZone !== timeZone) await beginAgain(services, timeZone);
  for (let slice = 0; slice < slicesAtOnce; slice += 1) {
    const counted = await commit(services, ({ tx }) => countSlice(tx, changesAtOnce));
    if (counted === 0) return;
  }
}

/** From the rows themselves, as if nothing had been counted. Answers how many conversations and complaints there are. */
export async function rebuildRollups(services: Services): Promise<number> {
  const { timeZone } = (await services.store.rollupState()) ?? {};
  if (timeZone === undefined) return 0;
  await beginAgain(services, timeZone);
  let counted = 0;
  for (;;) {
    const more = await commit(services, ({ tx }) => countSlice(tx, rebuiltAtOnce));
    if (more === 0) return counted;
    counted += more;
  }
}

const beginAgain = (services: Services, timeZone: string) =>
  commit(services, async ({ tx }) => {
    const state = await tx.lockRollups();
    await tx.clearRollups();
    await tx.saveRollupState({ ...state, timeZone, conversation: 0, ticket: "" });
  });

/** Answers how many were looked at. */
async function countSlice(tx: Transaction, limit: number): Promise<number> {
  const state = await tx.lockRollups();
  if (!state) return 0;
  const changed = await tx.takeRollupChanges(limit);
  const left = limit - changed.length;
  const next = left > 0 ? await tx.nextToCount(state, left) : undefined;
  const subjects = new Set([...changed, ...(next?.subjects ?? [])]);
  if (subjects.size === 0) return 0;
  await count(tx, state, [...subjects]);
  if (next && next.subjects.length > 0) await tx.saveRollupState(next.state);
  return changed.length + (next?.subjects.length ?? 0);
}

/** Takes away what each of them had added, and adds what it adds now. */
async function count(
  tx: Transaction,
  { timeZone }: RollupState,
  subjects: readonly RollupSubject[],
) {
  const hourOf = createHourOf(timeZone);
  const changes: CountedChange[] = [];
  const added = await tx.contributions(subjects);
  for (const subject of subjects) {
    const before = added.get(subject) ?? [];
    const now = await contributionsNow(tx, subject, hourOf);
    // Also what was deleted before it was ever counted: the queue of changes has named it.
    if (now.length === 0) await tx.forgetContributions(subject);
    if (JSON.stringify(before) === JSON.stringify(now)) continue;
    changes.push(...before.map((contribution) => ({ contribution, sign: -1 as const })));
    changes.push(...now.map((contribution) => ({ contribution, sign: 1 as const })));
    if (now.length > 0) await tx.saveContributions(subject, now);
  }
  for (const { figures, ...key } of rollupsChangedBy(changes)) await addToRollup(tx, key, figures);
}

async function contributionsNow(reads: Reads, subject: RollupSubject, hourOf: HourOf) {
  const [kind, id] = subject.split(/:(.*)/s);
  if (kind === "ticket") {
    const history = await reads.ticketHistory(id as TicketNumber);
    return history ? contributionsOfTicket(history, hourOf) : [];
  }
  const history = await reads.conversationHistory(id as ConversationId);
  return history ? contributionsOf(history, hourOf) : [];
}

async function addToRollup(tx: Transaction, key: RollupKey, figures: Figures) {
  const found = await tx.rollup(key);
  const sum: Figures = addFigures(found?.figures ?? {}, figures);
  if (Object.keys(sum).length === 0) return tx.deleteRollup(key);
  return tx.saveRollup({ ...key, begun: sum.begun ?? 0, figures: sum });
}
