import type { TicketTaskRecord } from "../domain/ticket.ts";
import type { Services } from "./services.ts";

/** Each with the topic of the complaint that it is in. */
export async function withTopics(
  store: Services["store"],
  tasks: readonly TicketTaskRecord[],
): Promise<readonly { readonly task: TicketTaskRecord; readonly topic: string }[]> {
  const found = await Promise.all(
    tasks.map(async (task) => {
      const ticket = await store.ticket(task.number);
      return ticket ? [{ task, topic: ticket.topic }] : [];
    }),
  );
  return found.flat();
}
