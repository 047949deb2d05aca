/** Only for the people who embed the widget. It is loaded when there is something to say. */
import type { TicketNumber } from "../../protocol/ticket.ts";
import { asRefusal } from "../../ui/refusal.ts";
import type { OpenTarget, WidgetError } from "../embed/options.ts";
import type { Shell } from "../embed/shell.ts";
import type { Support } from "../models/support.ts";
import { hint } from "./hint.ts";
import { misuse, misuses } from "./misuse.ts";

interface Heard extends Pick<Shell, "options" | "listeners" | "said" | "emit"> {
  /** That of the first `boot`. */
  readonly server: string;
}

/** An `error` event for each thing that the page does wrong, once. In a frame's page there is no `support`. */
export function explainUse(
  { options, listeners, said, emit, server }: Heard,
  target: OpenTarget,
  support?: Pick<Support, "faq" | "connection">,
): void {
  const say = (error: WidgetError) => {
    if (said.has(error.message)) return;
    said.add(error.message);
    hint(error.message, server);
    emit("error", error);
  };
  const catalogue = support?.faq.catalogue.peek();
  for (const one of misuses({ options: options(), listeners, target, catalogue, server })) say(one);
  if (support && target.ticket) void lookForTicket(`${target.ticket}`, support.connection, say);
}

/** Only the server knows: once it can be asked. Without it the screen of the ticket says what there is to say. */
async function lookForTicket(
  number: string,
  { state, call }: Support["connection"],
  say: (error: WidgetError) => void,
): Promise<void> {
  let stop = () => {};
  await new Promise<void>((resolve) => {
    stop = state.subscribe((now) => {
      if (now === "online") resolve();
    });
  });
  stop();
  try {
    await call("ticket:get", { number: number as TicketNumber });
  } catch (error) {
    const { code } = asRefusal(error);
    if (code === "not_found" || code === "invalid")
      say(misuse("missingTicket", `This customer has no ticket “${number}”.`));
  }
}
