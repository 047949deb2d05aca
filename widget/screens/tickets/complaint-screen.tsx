import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { isBlank } from "../../../protocol/text.ts";
import { asRefusal } from "../../../ui/refusal.ts";
import { useWidgetContext } from "../../context.ts";
import { type ComplaintDraft, useComplaintDraft } from "./complaint-draft.ts";
import { ComplaintStep, stepNames } from "./complaint-steps.tsx";
import { holdsSecret } from "./holds-secret.ts";
import { useTicketTexts } from "./texts.ts";
import { problemOf } from "./ticket-foot.tsx";

/** A complaint in five short steps. What is written is kept on the device until it is filed. */
export function ComplaintScreen(): JSX.Element {
  const { support, t, locale } = useWidgetContext();
  const { connection, navigation } = support;
  const text = useTicketTexts();
  const { draft, change, forget } = useComplaintDraft();
  const problem = useSignal<string | undefined>(undefined);
  const sending = useSignal(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const { step } = draft.value;
  const name = stepNames[step] ?? "topic";
  const isLast = step === stepNames.length - 1;
  // A screen reader says where the form is now.
  useEffect(() => heading.current?.focus({ preventScroll: true }), [step]);

  const file = async () => {
    sending.value = true;
    problem.value = undefined;
    try {
      const { ticket } = await connection.call("ticket:file", complaintOf(draft.peek()));
      forget();
      navigation.back();
      navigation.go({ name: "ticket", number: ticket.number, heading: t("home.ticket") });
    } catch (error) {
      problem.value = text(problemOf(asRefusal(error).code));
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
          {stepNames.map((one, index) => (
            <i key={one} data-done={index <= step} />
          ))}
        </div>
        <p class="muted small">{text("step", { step: step + 1, steps: stepNames.length })}</p>
        <h2 class="greeting" ref={heading} tabIndex={-1}>
          {text(`${name}Title`)}
        </h2>
        <p class="muted">{text(`${name}Lead`)}</p>
        <ComplaintStep name={name} draft={draft.value} onChange={change} />
        {problem.value && (
          <p class="failed-part" role="status">
            {problem.value}
          </p>
        )}
      </div>
      <div class="ticket-foot">
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

/** The first two steps can't be left out, nor can what they hold be lacking at the end. */
function isComplete(name: (typeof stepNames)[number], draft: ComplaintDraft): boolean {
  if (name === "topic") return draft.topic !== "";
  if (name === "story") return !isBlank(draft.description);
  return name !== "check" || (draft.topic !== "" && !isBlank(draft.description));
}

function complaintOf({ clientId, topic, description, demand, contact }: ComplaintDraft) {
  return {
    clientId,
    topic,
    description: description.trim(),
    ...(isBlank(demand) ? {} : { demand: demand.trim() }),
    ...(isBlank(contact) ? {} : { contact: contact.trim() }),
  };
}
