import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Ticket, TicketNumber } from "../../../protocol/ticket.ts";
import { asRefusal } from "../../../ui/refusal.ts";
import { useWidgetContext } from "../../context.ts";
import { useRetry } from "../use-retry.ts";

type Loaded = Ticket | "loading" | "failed" | "gone";

/** The ticket, read again whenever something was done about it. One that is shown stays while it is read again. */
export function useTicket(wanted: string): {
  readonly ticket: Signal<Loaded>;
  readonly load: () => Promise<void>;
} {
  // As somebody may have typed it: the server reads it, and says whether there is one.
  const number = wanted as TicketNumber;
  const { connection, ticketNews } = useWidgetContext().support;
  const ticket = useSignal<Loaded>("loading");
  const load = async () => {
    if (typeof ticket.peek() === "string") ticket.value = "loading";
    try {
      ticket.value = (await connection.call("ticket:get", { number })).ticket;
    } catch (error) {
      const isGone = asRefusal(error).code === "not_found";
      if (typeof ticket.peek() === "string") ticket.value = isGone ? "gone" : "failed";
    }
  };
  const news = ticketNews.value;
  // The last news may be of another one: this one is read all the same.
  useEffect(() => void load(), [number]);
  useEffect(() => {
    if (news?.number === number) void load();
  }, [news]);
  useRetry(() => void load());
  return { ticket, load };
}
