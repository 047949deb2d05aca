import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isBlank } from "../../../protocol/text.ts";
import { fromLocalTime } from "../../../ui/local-time.ts";
import { useWidgetContext } from "../../context.ts";
import { PickerChecked } from "../transactions/picker-checked.tsx";
import { evidenceIn, useEvidence } from "./add-evidence.tsx";
import {
  type ComplaintDraft,
  complaintPlace,
  unfinishedIn,
  useComplaintDraft,
} from "./complaint-draft.ts";
import { ComplaintStep, type StepName, stepNames } from "./complaint-steps.tsx";
import { holdsSecret } from "./holds-secret.ts";
import { useTicketTexts } from "./texts.ts";
import { problemWith } from "./ticket-foot.tsx";

/** A complaint in five short steps. What is written is kept on the device until it is filed. */
export function ComplaintScreen(): JSX.Element {
  const { support, locale } = useWidgetContext();
  const { connection, navigation } = support;
  const text = useTicketTexts();
  const { draft, prefilled, change, forget, restart } = useComplaintDraft();
  const resumed = useSignal(unfinishedIn(support.localStore) !== undefined);
  const problem = useSignal<string | undefined>(undefined);
  const sending = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const names = namesFor(support.session.value?.customer.verified === true);
  const step = Math.min(draft.value.step, names.length - 1);
  const name = names[step] ?? "topic";
  const { description } = draft.value;
  const isPrefilled = prefilled.description !== undefined && description === prefilled.description;
  const isLast = step === names.length - 1;
  // A screen reader says where the form is now.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step]);

  const file = async () => {
    sending.value = true;
    problem.value = undefined;
    try {
      const evidence = await evidenceIn(support.files.peek(), complaintPlace);
      const { ticket } = await connection.call("ticket:file", {
        ...complaintOf(draft.peek()),
        ...evidence,
      });
      support.files.peek()?.release(complaintPlace);
      forget();
      navigation.back();
      navigation.go({ name: "ticket", number: ticket.number });
    } catch (error) {
      const why = problemWith(error);
      problem.value = text(why === "refused" || why === "tooMuch" ? "notFiled" : why);
    }
    sending.value = false;
  };
  const forward = async () => {
    problem.value = undefined;
    const { description, demand, contact } = draft.peek();
    try {
      if (await holdsSecret([description, demand, contact], locale)) {
        problem.value = text("secret");
        return;
      }
    } catch {
      problem.value = text("notSent");
      return;
    }
    if (isLast) await file();
    else change({ step: step + 1 });
  };

  return (
    <form
      class="complaint"
      onSubmit={(event) => {
        event.preventDefault();
        void forward();
      }}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, where nothing in it can be tapped. */}
      <div class="scroll" tabIndex={0}>
        <div class="steps" aria-hidden="true">
          {names.map((one, index) => (
            <i key={one} data-done={index <= step} />
          ))}
        </div>
        <p class="muted small">{text("step", { step: step + 1, steps: names.length })}</p>
        {resumed.value && (
          <p class="muted small resumed">
            {text("draft.resumed")}
            <button
              type="button"
              class="quiet"
              onClick={() => {
                restart();
                resumed.value = false;
              }}
            >
              {text("draft.anew")}
            </button>
          </p>
        )}
        <h2 class="greeting" ref={heading} tabIndex={-1}>
          {text(`${name}Title`)}
        </h2>
        <p class="muted">{text(`${name}Lead`)}</p>
        {name === "story" && isPrefilled && (
          <p class="muted small prefilled">{text("prefilled")}</p>
        )}
        <ComplaintStep name={name} draft={draft.value} onChange={change} />
        {sending.value && <EvidenceOnItsWay />}
        {problem.value && (
          <p class="failed-part" role="status">
            {problem.value}
          </p>
        )}
      </div>
      <div class="ticket-foot">
        {name === "transaction" && (
          <p class="picker-foot">
            <PickerChecked />
            <button
              type="button"
              class="quiet"
              onClick={() => change({ transactionId: "", transactionWords: "", step: step + 1 })}
            >
              {text("neither")}
            </button>
          </p>
        )}
        {step > 0 && (
          <button type="button" class="secondary" onClick={() => change({ step: step - 1 })}>
            {text("back")}
          </button>
        )}
        <button
          type="submit"
          class="primary"
          disabled={sending.value || !isComplete(name, draft.value)}
        >
          {text(isLast ? "send" : "forward")}
        </button>
      </div>
    </form>
  );
}

/** The complaint waits for what goes with it. */
function EvidenceOnItsWay(): JSX.Element | null {
  const text = useTicketTexts();
  const files = useEvidence(complaintPlace);
  const isWaiting = files.some(({ state }) => state !== "done");
  return isWaiting ? (
    <p class="muted" role="status">
      {text("evidenceOnItsWay")}
    </p>
  ) : null;
}

/** Of somebody who is not signed in the wallet knows no transactions. */
const namesFor = (verified: boolean): readonly StepName[] =>
  verified ? stepNames : stepNames.filter((name) => name !== "transaction");

/** The first two steps can't be left out, nor can what they hold be lacking at the end. */
function isComplete(name: StepName, draft: ComplaintDraft): boolean {
  if (name === "topic") return draft.topic !== "";
  if (name === "story") return !isBlank(draft.description);
  return name !== "check" || (draft.topic !== "" && !isBlank(draft.description));
}

function complaintOf(draft: ComplaintDraft) {
  const { clientId, topic, description, demand, contact, transactionId } = draft;
  const happenedAt = fromLocalTime(draft.happenedAt);
  return {
    clientId,
    topic,
    description: description.trim(),
    ...(isBlank(demand) ? {} : { demand: demand.trim() }),
    ...(isBlank(contact) ? {} : { contact: contact.trim() }),
    ...(transactionId === "" ? {} : { transactionId }),
    ...(happenedAt === undefined ? {} : { happenedAt }),
  };
}
