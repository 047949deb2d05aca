import type { TicketRow } from "../../protocol/agent-ticket.ts";
import { csvOf } from "./csv.ts";

const columns = [
  "number",
  "createdAt",
  "lastAt",
  "state",
  "severity",
  "topic",
  "words",
  "customer",
  "handler",
  "team",
  "promise",
  "promiseAt",
  "pausedSince",
  "breachedAt",
  "amount",
  "currency",
] as const;

/** A list of the console as a table. Times are ISO 8601, UTC. */
export const ticketsCsv = (rows: readonly TicketRow[]): string =>
  csvOf([
    columns,
    ...rows.map((row) => {
      const cells = {
        ...row,
        customer: row.customerName,
        handler: row.handler?.name,
        promise: row.promise.kind,
        promiseAt: row.promise.at,
        // Money that left the wallet begins with a minus, which is no formula.
        amount: amountCell(row.amount),
      };
      return columns.map((name) => cells[name]);
    }),
  ]);

const amountCell = (amount: string | undefined) =>
  amount !== undefined && /^-?\d+(?:\.\d+)?$/.test(amount) ? Number(amount) : amount;
