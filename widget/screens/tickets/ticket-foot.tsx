import { type Signal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { isBlank } from "../../../protocol/text.ts";
import type { Ticket } from "../../../protocol/ticket.ts";
import { asRefusal } from "../../../ui/refusal.ts";
import { useWidgetContext } from "../../context.ts";
import { evidenceIn } from "./add-evidence.tsx";
import { AddTransaction, usePicked } from "./add-transaction.tsx";
import { ChangedStep } from "./changed-step.tsx";
import { useTicketTexts } from "./texts.ts";
import { type CustomerStep, whatChanged, withdrawal } from "./what-changed.ts";
import { WrittenStep } from "./written-step.tsx";

interface TicketFootProps {
  readonly ticket: Ticket;
  readonly doing: Signal<CustomerStep>;
  readonly onChange: (ticket: Ticket) => void;
  /** The ticket is another one by now, and has to be read again. */
  readonly onStale: () => Promise<void>;
}

/** What the customer can do about the ticket now. */
export function TicketFoot({
  ticket,
  doing,
  onChange,
  onStale,
}: TicketFootProps): JSX.Element | null {
  const { connection, files } = useWidgetContext().support;
  const text = useTicketTexts();
  const problem = useSignal<string | undefined>(undefined);
  const { number, may, mergedInto } = ticket;
  const about = usePicked(number);
  /** Words that were meant as an addition. */
  const carried = useSignal("");
  const changed = whatChanged(ticket, doing.value);
  const start = (what: CustomerStep) => () => {
    problem.value = undefined;
    doing.value = what;
  };
  const place = `ticket:${number}`;
  const add = async (written: string) => {
    const evidence = await evidenceIn(files.peek(), place);
    const transactionId = about.peek();
    // Pictures and transactions may speak for themselves.
    const alone = text(evidence.attachmentIds ? "evidenceAdded" : "transactionAdded");
    const added = await connection.call("ticket:add", {
      number,
      text: isBlank(written) ? alone : written,
      ...evidence,
      ...(transactionId && { transactionId }),
    });
    files.peek()?.release(place);
    about.value = undefined;
    return added;
  };
  const send = async (call: Promise<{ readonly ticket: Ticket }>) => {
    problem.value = undefined;
    try {
      onChange((await call).ticket);
      doing.value = "nothing";
      return true;
    } catch (error) {
      const why = problemWith(error);
      if (why === "refused") await onStale();
      problem.value = text(why);
      return false;
    }
  };

  if (doing.value === "add" || doing.value === "escalate") {
    const isAdding = doing.value === "add";
    return (
      <WrittenStep
        key={doing.value}
        draftKey={`ticket:${number}:${doing.value}`}
        label={text(isAdding ? "addLabel" : "escalateLabel")}
        lead={isAdding ? undefined : text("escalateLead")}
        {...(isAdding ? { evidenceAt: place, hasMore: about.value !== undefined } : {})}
        beside={isAdding && <AddTransaction number={number} about={about} />}
        problem={problem.value}
        start={isAdding ? undefined : carried.value}
        instead={
          changed &&
          ((written, forget) => (
            <ChangedStep
              ticket={ticket}
              changed={changed}
              written={written}
              onCancel={start("nothing")}
              onTaken={() => {
                forget();
                doing.value = "nothing";
              }}
              onEscalate={() => {
                forget();
                carried.value = written;
                start("escalate")();
              }}
            />
          ))
        }
        onCancel={start("nothing")}
        onSend={(written) =>
          send(
            isAdding
              ? add(written)
              : connection.call("ticket:escalate", { number, reason: written }),
          )
        }
      />
    );
  }
  if (doing.value === "withdraw") {
    return (
      <div class="ticket-foot" role="alertdialog" aria-label={text(withdrawal(ticket))}>
        <p role={changed && "status"}>
          {text(changed ? `changed.${changed}` : `${withdrawal(ticket)}Question`, {
            number: mergedInto ?? number,
          })}
        </p>
        {!changed && problem.value && (
          <p class="failed-part" role="status">
            {problem.value}
          </p>
        )}
        <button type="button" class="secondary" onClick={start("nothing")}>
          {text("cancel")}
        </button>
        {!changed && (
          <button
            type="button"
            class="primary"
            onClick={() => void send(connection.call("ticket:withdraw", { number }))}
          >
            {text("withdrawYes")}
          </button>
        )}
      </div>
    );
  }
  if (!may.add && !may.escalate) return null;
  return (
    <div class="ticket-foot">
      {may.escalate && (
        <button type="button" class={may.add ? "secondary" : "primary"} onClick={start("escalate")}>
          {text("escalate")}
        </button>
      )}
      {may.add && (
        // Once nothing more can be asked of us, the way to the others is the filled one.
        <button
          type="button"
          class={ticket.outside ? "secondary" : "primary"}
          onClick={start("add")}
        >
          {text("add")}
        </button>
      )}
    </div>
  );
}

/** A file that was not taken says itself why. */
export const problemWith = (error: unknown): "filesFailed" | ReturnType<typeof problemOf> =>
  Array.isArray(error) ? "filesFailed" : problemOf(asRefusal(error).code);

/** Nobody answered, too often, or too much; else the ticket is another one by now. */
function problemOf(code: string): "notSent" | "tooOften" | "tooMuch" | "refused" {
  if (code === "unavailable") return "notSent";
  if (code === "too_large") return "tooMuch";
  return code === "rate_limited" ? "tooOften" : "refused";
}
