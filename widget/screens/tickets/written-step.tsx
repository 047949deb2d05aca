import { useSignal } from "@preact/signals";
import type { ComponentChildren, JSX } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { ticketLimits } from "../../../protocol/limits.ts";
import { isBlank } from "../../../protocol/text.ts";
import { useWidgetContext } from "../../context.ts";
import { AddEvidence, useEvidence } from "./add-evidence.tsx";
import { holdsSecret } from "./holds-secret.ts";
import { createDraftKeeper, lookClosely } from "./keep-draft.ts";
import { useTicketTexts } from "./texts.ts";

interface WrittenStepProps {
  /** The text is kept under it until it is sent: a reload loses nothing. */
  readonly draftKey: string;
  readonly label: string;
  readonly lead?: string | undefined;
  readonly problem?: string | undefined;
  /** Files may go with it, which stand there. */
  readonly evidenceAt?: string;
  /** Something goes with it that needs no words. */
  readonly hasMore?: boolean;
  /** Below the field. */
  readonly beside?: ComponentChildren;
  /** What it begins with where nothing was kept. */
  readonly start?: string | undefined;
  /** In place of what sends it: the step can't be taken any more. */
  readonly instead?: ((written: string, forget: () => void) => ComponentChildren) | undefined;
  readonly onCancel: () => void;
  /** True once it is sent. */
  readonly onSend: (text: string) => Promise<boolean>;
}

/** A field over the foot of a ticket. */
export function WrittenStep(props: WrittenStepProps): JSX.Element {
  const { draftKey, label, lead, problem, evidenceAt, hasMore, beside } = props;
  const { start = "", instead, onCancel, onSend } = props;
  const evidence = useEvidence(evidenceAt ?? "");
  const { support, locale } = useWidgetContext();
  const { localStore } = support;
  const keeper = useMemo(() => createDraftKeeper(localStore, lookClosely), [localStore]);
  const text = useTicketTexts();
  const field = useRef<HTMLTextAreaElement>(null);
  const written = useSignal(localStore.read(draftKey) ?? start);
  const sending = useSignal(false);
  const stopped = useSignal<string | undefined>(undefined);
  const keep = (text: string) => keeper.keep({ key: draftKey, texts: [text], kept: text });
  useEffect(() => {
    field.current?.focus();
    if (start !== "") keep(written.peek());
  }, []);
  const send = async () => {
    sending.value = true;
    stopped.value = undefined;
    try {
      if (await holdsSecret([written.value], locale)) stopped.value = text("secret");
      else if (await onSend(written.value.trim())) keeper.forget(draftKey);
    } catch {
      stopped.value = text("notSent");
    }
    sending.value = false;
  };
  return (
    <form
      class="ticket-foot"
      onSubmit={(event) => {
        event.preventDefault();
        if (!instead) void send();
      }}
    >
      <label class="ticket-field">
        {label}
        {lead && <small>{lead}</small>}
        <textarea
          ref={field}
          rows={4}
          maxLength={ticketLimits.textLength}
          value={written.value}
          onInput={({ currentTarget }) => {
            written.value = currentTarget.value;
            keep(written.value);
          }}
        />
      </label>
      {!instead && evidenceAt && <AddEvidence place={evidenceAt} />}
      {!instead && beside}
      {!instead && (stopped.value ?? problem) && (
        <p class="failed-part" role="status">
          {stopped.value ?? problem}
        </p>
      )}
      {!instead && (
        <button type="button" class="secondary" onClick={onCancel}>
          {text("cancel")}
        </button>
      )}
      {instead?.(written.value.trim(), () => keeper.forget(draftKey)) ?? (
        <button
          type="submit"
          class="primary"
          disabled={sending.value || !(hasMore || evidence.length > 0 || !isBlank(written.value))}
        >
          {text("send")}
        </button>
      )}
    </form>
  );
}
