import type { JSX } from "preact";
import type { Ticket } from "../../../protocol/ticket.ts";
import { useWidgetContext } from "../../context.ts";
import { useTicketTexts } from "./texts.ts";
import type { StepChange } from "./what-changed.ts";

interface ChangedStepProps {
  readonly ticket: Ticket;
  readonly changed: StepChange;
  readonly written: string;
  /** Takes the words along. */
  readonly onEscalate: () => void;
  /** They go on elsewhere, and need not be kept here. */
  readonly onTaken: () => void;
  readonly onCancel: () => void;
}

/** The ticket moved while the customer wrote: what happened, and where the words can go. */
export function ChangedStep(props: ChangedStepProps): JSX.Element {
  const { ticket, changed, written, onEscalate, onTaken, onCancel } = props;
  const { support } = useWidgetContext();
  const { navigation, chat } = support;
  const text = useTicketTexts();
  const number = ticket.mergedInto ?? ticket.number;
  const say = () => {
    chat.draft.value = [chat.draft.peek(), written].filter((part) => part !== "").join("\n");
    onTaken();
    navigation.go({ name: "chat" });
  };
  return (
    <>
      <p role="status">{text(`changed.${changed}`, { number })}</p>
      {changed === "merged" ? (
        <button
          type="button"
          class="primary"
          onClick={() => navigation.go({ name: "ticket", number })}
        >
          {text("openOther")}
        </button>
      ) : (
        <button type="button" class={changed === "decided" ? "secondary" : "primary"} onClick={say}>
          {text("toChat")}
        </button>
      )}
      {changed === "decided" && (
        <button type="button" class="primary" onClick={onEscalate}>
          {text("escalate")}
        </button>
      )}
      <p class="picker-foot">
        <button type="button" class="quiet" onClick={onCancel}>
          {text("cancel")}
        </button>
      </p>
    </>
  );
}
