/** What the clock of complaints costs with many open ones: a tick with nothing due, with some due, and with all due at once. */

import { monitorEventLoopDelay } from "node:perf_hooks";
import { pino } from "pino";
import type { CustomerId } from "../protocol/conversation.ts";
import type { TicketNumber } from "../protocol/ticket.ts";
import { tickTickets } from "../server/actions/ticket-clock.ts";
import { fileTicket } from "../server/actions/tickets.ts";
import { openFaq } from "../server/faq/live.ts";
import { startPocketDesk } from "../server/pocketdesk.ts";
import { benchPlace } from "./place.ts";
import { percentile, print } from "./table.ts";

const runs = 200;
const dueInATick = 5;
const filedAtOnce = 50;

export async function benchTickets({
  json,
  args,
}: {
  readonly json: boolean;
  readonly args: readonly string[];
}): Promise<void> {
  const count = Number(args[0] ?? 10_000);
  const place = await benchPlace("tickets", { databaseUrl: process.env.DATABASE_URL });
  const faq = await openFaq("faq-content", { watch: false, cacheDir: "dist/faq-cache" });
  const desk = await startPocketDesk(place.config, { log: pino({ level: "error" }), faq });
  const { services } = desk;
  const customer = {
    id: "bench" as CustomerId,
    locale: "zh-CN",
    createdAt: services.clock.now(),
  } as const;
  await services.store.transaction((tx) => tx.insertCustomer(customer));
  const complaint = { topic: "提现", description: "提现三天了还没到" };
  const numbers: TicketNumber[] = [];
  while (numbers.length < count) {
    const some = Array.from({ length: Math.min(filedAtOnce, count - numbers.length) }, () =>
      fileTicket(services, customer, complaint),
    );
    for (const { ticket } of await Promise.all(some)) numbers.push(ticket.number);
  }
  const makeDue = (due: typeof numbers) =>
    services.store.transaction(async (tx) => {
      const at = services.clock.now();
      for (const number of due) await tx.updateTicket(number, { dueAt: at, promiseAt: at });
    });
  const timed = async () => {
    const begun = performance.now();
    await tickTickets(services);
    return performance.now() - begun;
  };
  const quiet: number[] = [];
  const busy: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    quiet.push(await timed());
    const from = (run * dueInATick) % Math.max(1, count - dueInATick);
    await makeDue(numbers.slice(from, from + dueInATick));
    busy.push(await timed());
  }
  await makeDue(numbers);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const all = await timed();
  delay.disable();
  const left = (await services.store.ticketsDue(services.clock.now(), 1)).length;
  await desk.stop();
  await place.remove();
  const row = (name: string, times: readonly number[]) => [
    name,
    percentile(times, 0.5).toFixed(2),
    percentile(times, 0.99).toFixed(2),
  ];
  print(
    [
      {
        title: `the clock of complaints with ${count} open, ${place.database}; ms`,
        columns: ["a tick", "p50", "p99"],
        rows: [row("nothing due", quiet), row(`${dueInATick} promises broken`, busy)],
        notes: [
          `All ${count} broken at the same moment: ${(all / 1_000).toFixed(1)} s, ${left} left; the longest that others waited: ${(delay.max / 1e6).toFixed(0)} ms.`,
        ],
      },
    ],
    { json },
  );
}
