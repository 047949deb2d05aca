import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { SkeletonRows } from "../rows.tsx";
import { useReminderTexts } from "./texts.ts";
import { useMail } from "./use-mail.ts";

/** Where e-mail goes; an address that the customer leaves is confirmed by a link before it gets anything else. */
export function MailSection(): JSX.Element {
  const text = useReminderTexts();
  const mail = useMail();
  const other = useSignal(false);
  const standing = mail.standing.value;
  const { state, address = "" } = standing ?? {};
  const leave = async (left: string) => {
    await mail.ask((call) => call("mail:leave", { address: left }));
    other.value = mail.problem.peek() !== undefined;
  };
  return (
    <section class="reminder" aria-busy={mail.busy.value}>
      <h2 class="card-title">{text("mailTitle")}</h2>
      <p class="muted">{text("mailLead")}</p>
      {!standing && !mail.problem.value && <SkeletonRows count={1} />}
      {!standing && mail.problem.value && (
        <button type="button" class="secondary" onClick={() => mail.load()}>
          {text("retry")}
        </button>
      )}
      <p role="status">
        {state === "unconfirmed" && text("mailUnconfirmed", { address })}
        {state === "on" && text("mailOn", { address })}
        {state === "off" && text("mailOff", { address })}
      </p>
      {(state === "none" || other.value) && <AddressForm onLeave={leave} busy={mail.busy.value} />}
      <p class="reminder-problem" role="alert">
        {mail.problem.value && text(mail.problem.value)}
      </p>
      {(state === "on" || state === "off") && (
        <button
          type="button"
          class="secondary"
          onClick={() => void mail.ask((call) => call("mail:switch", { on: state === "off" }))}
        >
          {text(state === "on" ? "mailStop" : "mailStart")}
        </button>
      )}
      {state !== undefined && state !== "none" && !other.value && (
        <button
          type="button"
          class="quiet"
          onClick={() => {
            other.value = true;
          }}
        >
          {text("mailOther")}
        </button>
      )}
    </section>
  );
}

interface AddressFormProps {
  readonly onLeave: (address: string) => Promise<void>;
  readonly busy: boolean;
}

function AddressForm({ onLeave, busy }: AddressFormProps): JSX.Element {
  const text = useReminderTexts();
  const address = useSignal("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (address.peek().trim() !== "") void onLeave(address.peek());
      }}
    >
      <label>
        {text("mailAddress")}
        <input
          class="reminder-field"
          type="email"
          autocomplete="email"
          inputMode="email"
          required
          value={address.value}
          onInput={({ currentTarget }) => {
            address.value = currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="primary" disabled={busy}>
        {text("mailLeave")}
      </button>
    </form>
  );
}
