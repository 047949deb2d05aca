import type { JSX, TargetedSubmitEvent } from "preact";
import { useEffect, useMemo, useRef } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import { createTransfer, type Destination, type Transfer } from "../models/transfer.ts";
import type { ConversationDialogProps } from "./conversation-dialog-props.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";
import "./transfer-dialog.css";

export function TransferDialog({ model, view, onClose }: ConversationDialogProps): JSX.Element {
  const { t } = useTranslation();
  const { call, actions } = model;
  const transfer = useMemo(
    () => createTransfer({ id: view.id, call, actions }),
    [view.id, call, actions],
  );
  useEffect(() => void transfer.load(view.agent?.id), [transfer, view.agent?.id]);

  const handleSubmit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (await transfer.submit()) onClose();
  };
  return (
    <Dialog title={t("transfer.title")} onClose={onClose}>
      <form class="dialog-form" onSubmit={(event) => void handleSubmit(event)}>
        <DestinationChoice transfer={transfer} />
        <label class="field">
          <span>{t("transfer.note")}</span>
          <textarea
            rows={3}
            value={transfer.note.value}
            maxLength={limits.summaryLength}
            placeholder={t("transfer.noteHint")}
            onInput={(event) => {
              transfer.note.value = event.currentTarget.value;
            }}
          />
        </label>
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={onClose}>
            {t("cancel")}
          </button>
          <button type="submit" class="primary" aria-disabled={!transfer.ready.value}>
            {t("transfer.submit")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function DestinationChoice({ transfer }: { readonly transfer: Transfer }): JSX.Element {
  const { t } = useTranslation();
  const { chosen, teams } = transfer;
  const colleagues = transfer.colleagues.value;
  const choice = useRef<HTMLFieldSetElement>(null);
  const isLoading = colleagues === "loading";
  // The choice comes after the form: the focus goes to it, unless something is being written.
  useEffect(() => {
    if (!isLoading && transfer.note.peek() === "") choice.current?.querySelector("input")?.focus();
  }, [isLoading, transfer]);
  if (isLoading) return <p class="muted">{t("transfer.loading")}</p>;
  if (colleagues === "failed") return <p role="alert">{t("transfer.failed")}</p>;
  if (colleagues.length === 0 && teams.value.length === 0)
    return <p class="muted">{t("transfer.nobody")}</p>;
  const options: readonly TransferOption[] = [
    ...colleagues.map(({ id, name, load, capacity, teams: member }) => ({
      to: { toAgentId: id },
      name,
      about: [t("duty.load", { load, capacity }), ...member].join(" · "),
    })),
    ...teams.value.map((name) => ({ to: { toTeam: name }, name, about: t("transfer.team") })),
  ];
  return (
    <fieldset class="agents" ref={choice}>
      <legend>{t("transfer.to")}</legend>
      {options.map(({ to, name, about }) => (
        <label key={JSON.stringify(to)} class="agent-option">
          <input
            type="radio"
            name="agent"
            checked={JSON.stringify(to) === JSON.stringify(chosen.value)}
            onChange={() => {
              chosen.value = to;
            }}
          />
          <span class="cut">{name}</span>
          <span class="muted cut">{about}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface TransferOption {
  readonly to: Destination;
  readonly name: string;
  readonly about: string;
}
