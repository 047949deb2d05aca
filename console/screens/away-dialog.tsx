import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { calledBy } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { queuedInFront } from "../models/run-command.ts";
import { aboutToTake, anybodyHere } from "../models/take.ts";
import { awayText } from "../models/times.ts";
import { Dialog } from "./dialog.tsx";
import { useTranslation } from "./translation.ts";

interface AwayDialogProps {
  readonly model: DeskModel;
  readonly clock: ReadonlySignal<number>;
  readonly onClose: () => void;
}

/** Before somebody is taken who has closed the app: perhaps the next one who is there is meant. */
export function AwayDialog({ model, clock, onClose }: AwayDialogProps): JSX.Element | null {
  const translation = useTranslation();
  const { t } = translation;
  const row = aboutToTake(model, queuedInFront(model));
  const here = anybodyHere(model);
  const take = (whom: Parameters<DeskModel["actions"]["take"]>[0]) => {
    onClose();
    void model.actions.take(whom);
  };
  if (row === undefined) return null;
  const name = calledBy(row.customer, t);
  return (
    <Dialog title={t("away.title", { name })} onClose={onClose}>
      <div class="dialog-form">
        <p>
          {row.awaySince &&
            t("away.since", { away: awayText(row.awaySince, clock.value, translation) })}
          {t(here ? "away.text" : "away.alone")}
        </p>
        <footer class="dialog-foot">
          <button
            type="button"
            class={here ? "secondary" : "primary"}
            autofocus={!here}
            onClick={() => take(row.id)}
          >
            {t("away.takeThis")}
          </button>
          {here && (
            <button type="button" class="primary" autofocus onClick={() => take("next-here")}>
              {t("away.skip")}
            </button>
          )}
        </footer>
      </div>
    </Dialog>
  );
}
