import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { hasNoDate } from "../../protocol/no-date.ts";
import { isOver } from "../models/ticket-groups.ts";
import { TicketClock } from "./ticket-clock.tsx";
import type { TicketPaneProps } from "./ticket-props.ts";
import { promiseTime, timeUntil } from "./ticket-times.ts";
import { useTranslation } from "./translation.ts";

/** The date that the customer reads. It is put off once; that it will be late is said before it, once. Each has a reason that they read, too. */
export function TicketPromiseCard({ ticket, model, now }: TicketPaneProps): JSX.Element | null {
  const translation = useTranslation();
  const { t } = translation;
  const doing = useSignal<DateStep | undefined>(undefined);
  const { promise, laterAt, breachedAt, pausedSince, may } = ticket;
  if (isOver(ticket)) return null;
  // Its date is not known before the customer has answered.
  const isPaused = pausedSince !== undefined;
  const isUndated = hasNoDate(ticket, now);
  const since = Date.parse(pausedSince ?? promise.at);
  const offered = dateSteps.filter((step) => may[step]);
  const chosen = offered.find((step) => step === doing.value);
  return (
    <section class="ticket-card" aria-label={t("ticket.promise")}>
      <p class="ticket-line">
        <span class="muted">{t(`ticket.promise.${promise.kind}`)}</span>
        {!isPaused && <TicketClock row={ticket} now={now} isBesideTime />}
      </p>
      <p class="ticket-promise">
        {isPaused
          ? t("ticket.paused")
          : isUndated
            ? t("ticket.undatedTitle")
            : promiseTime(promise.at, translation)}
      </p>
      <p class={breachedAt && !isPaused ? "problem" : "muted"} role="status">
        {isPaused
          ? t("ticket.paused.note", { time: timeUntil(promise.at, since, translation) ?? "" })
          : t(isUndated ? "ticket.undated" : promiseNote(ticket))}
      </p>
      {laterAt && !isPaused && (
        <p role="status">{t("ticket.forewarned", { time: promiseTime(laterAt, translation) })}</p>
      )}
      {chosen === undefined && offered.length > 0 && (
        <p class="ticket-date-steps">
          {offered.map((step) => (
            <button
              key={step}
              type="button"
              class="secondary"
              onClick={() => {
                doing.value = step;
              }}
            >
              {t(`ticket.${step}`)}
            </button>
          ))}
        </p>
      )}
      {chosen && (
        <NewDateForm
          ticket={ticket}
          model={model}
          step={chosen}
          onDone={() => {
            doing.value = undefined;
          }}
        />
      )}
    </section>
  );
}

function promiseNote({ breachedAt, may }: TicketPaneProps["ticket"]) {
  if (breachedAt) return "ticket.late" as const;
  return may.postpone ? ("ticket.promise.once" as const) : ("ticket.promise.note" as const);
}

const dateSteps = ["postpone", "forewarn"] as const;
type DateStep = (typeof dateSteps)[number];

function NewDateForm({
  ticket,
  model,
  step,
  onDone,
}: Omit<TicketPaneProps, "now"> & {
  readonly step: DateStep;
  readonly onDone: () => void;
}): JSX.Element {
  const { t } = useTranslation();
  const at = useSignal("");
  const reason = useSignal("");
  const text = reason.value.trim();
  const time = new Date(at.value);
  const isReady = text !== "" && !Number.isNaN(time.getTime());
  const submit = async () => {
    if (!isReady) return;
    const { number } = ticket;
    const done = await model.tickets.step((call) =>
      call(`ticket:${step}`, { number, at: time.toISOString(), text }),
    );
    if (done) onDone();
  };
  return (
    <form
      class="ticket-form"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <label class="field">
        <span>{t("ticket.newTime")}</span>
        <input
          type="datetime-local"
          value={at.value}
          onInput={({ currentTarget }) => {
            at.value = currentTarget.value;
          }}
        />
      </label>
      <p class="muted">{t("ticket.newTime.note")}</p>
      <label class="field">
        <span>{t("ticket.reason")}</span>
        <textarea
          rows={2}
          value={reason.value}
          onInput={({ currentTarget }) => {
            reason.value = currentTarget.value;
          }}
        />
      </label>
      {step === "forewarn" && <p class="muted">{t("ticket.forewarn.note")}</p>}
      <p class="ticket-line">
        <button type="button" class="quiet" onClick={onDone}>
          {t("cancel")}
        </button>
        <button type="submit" class="secondary" disabled={!isReady}>
          {t(`ticket.${step}`)}
        </button>
      </p>
    </form>
  );
}
