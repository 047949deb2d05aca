import { after, type Transaction } from "../../ports/store.ts";

/** What takes content away: the log still has the pages as they were. */
const erasing = [
  "redactMessages",
  "hideQuestion",
  "detachCustomer",
  "deleteConversation",
  "deleteTicket",
  "redactTicketEntry",
  "redactNote",
  "deleteSavedReply",
  "deleteCustomer",
  // Of what was deleted: the queue of figures named it until now.
  "forgetContributions",
  "deleteQuestionsBefore",
] as const satisfies readonly (keyof Transaction)[];

/** Whether something was erased since the last question. */
export function watchErasures(tx: Transaction) {
  let erased = false;
  const watch =
    <Given extends unknown[]>(call: (...given: Given) => unknown) =>
    (...given: Given) =>
      after(call(...given), (count) => {
        // Nothing was there to be deleted.
        if (count !== 0) erased = true;
        return count;
      });
  const watched = erasing.map((name) => [
    name,
    watch(tx[name] as (...given: unknown[]) => unknown),
  ]);
  return {
    tx: { ...tx, ...(Object.fromEntries(watched) as Pick<Transaction, (typeof erasing)[number]>) },
    takeErasures() {
      const taken = erased;
      erased = false;
      return taken;
    },
  };
}
