import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Improvement } from "../../protocol/improvement.ts";
import { limits } from "../../protocol/limits.ts";
import { timeStamp } from "../../ui/times.ts";
import type { DeskModel } from "../models/desk.ts";
import {
  type ImprovementDraft,
  improvementDraftOf,
  improvementFrom,
  knownIn,
} from "../models/improvement-draft.ts";
import type { ImprovementBeginning } from "../models/improvements.ts";
import { Dialog } from "./dialog.tsx";
import { ImprovementAbout } from "./improvement-about.tsx";
import { useTranslation } from "./translation.ts";

interface ImprovementDialogProps {
  readonly model: Pick<DeskModel, "improvements" | "announcements" | "agent">;
  readonly one: Improvement | ImprovementBeginning;
  readonly mayWrite: boolean;
  readonly now: number;
}

/** One of the register, to be written, changed or read, with the states that it has had. */
export function ImprovementDialog(props: ImprovementDialogProps): JSX.Element {
  const { model, one, mayWrite, now } = props;
  const { t } = useTranslation();
  const { improvements, agent } = model;
  const known = knownIn(one);
  const [draft, setDraft] = useState(() => improvementDraftOf(one, agent.peek()?.id ?? ""));
  const set = (parts: Partial<ImprovementDraft>) => setDraft((before) => ({ ...before, ...parts }));
  const written = improvementFrom(draft, known);
  return (
    <Dialog title={t(known ? "improvements.one" : "improvements.new")} onClose={improvements.close}>
      <form
        class="dialog-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (written) void improvements.save(written);
        }}
      >
        <fieldset class="improvement-fields" disabled={!mayWrite}>
          <label class="field">
            <span>{t("improvements.what")}</span>
            <textarea
              rows={3}
              value={draft.what}
              maxLength={limits.reasonLength}
              required
              autofocus
              placeholder={t("improvements.whatHint")}
              onInput={({ currentTarget }) => set({ what: currentTarget.value })}
            />
          </label>
          <div class="improvement-pair">
            <Owner model={model} known={known} draft={draft} set={set} />
            <label class="field">
              <span>{t("improvements.due")}</span>
              <input
                type="date"
                value={draft.due}
                required
                onInput={({ currentTarget }) => set({ due: currentTarget.value })}
              />
            </label>
          </div>
          <ImprovementAbout model={model} draft={draft} set={set} />
        </fieldset>
        {known && <History known={known} now={now} />}
        <footer class="dialog-foot">
          <button type="button" class="secondary" onClick={improvements.close}>
            {t(mayWrite ? "cancel" : "dialog.close")}
          </button>
          {mayWrite && (
            <button type="submit" class="primary" aria-disabled={written === undefined}>
              {t("improvements.save")}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

interface OwnerProps extends Pick<ImprovementDialogProps, "model"> {
  readonly known: Improvement | undefined;
  readonly draft: ImprovementDraft;
  readonly set: (parts: Partial<ImprovementDraft>) => void;
}

function Owner({ model, known, draft, set }: OwnerProps): JSX.Element {
  const { t } = useTranslation();
  const owners = model.improvements.owners.value;
  const isListed = known === undefined || owners.some(({ id }) => id === known.owner.id);
  return (
    <label class="field">
      <span>{t("improvements.owner")}</span>
      <select
        value={draft.ownerId}
        onChange={({ currentTarget }) => set({ ownerId: currentTarget.value })}
      >
        {[...owners, ...(isListed ? [] : [known.owner])].map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function History({
  known,
  now,
}: Pick<ImprovementDialogProps, "now"> & { readonly known: Improvement }): JSX.Element {
  const { t, locale } = useTranslation();
  return (
    <section class="improvement-history" aria-label={t("improvements.history")}>
      <h3>{t("improvements.history")}</h3>
      <ol class="card-list">
        {known.history.map(({ at, by, state }) => (
          <li key={at}>
            <strong>{t(`improvements.state.${state}`)}</strong>
            <span class="muted">{`${by} · ${timeStamp(at, new Date(now), locale)}`}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
