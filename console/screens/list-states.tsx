import type { JSX } from "preact";
import type { DeskView } from "../../protocol/desk.ts";
import type { DeskModel } from "../models/desk.ts";
import { isOffDuty } from "../models/duty.ts";
import { useTranslation } from "./translation.ts";
import "./list-states.css";

const skeletonRows = [0, 1, 2, 3, 4, 5];

/** Empty rows as high as the real ones. Nothing pulses. */
export function ListSkeleton(): JSX.Element {
  const { t } = useTranslation();
  return (
    <div class="skeleton" role="status">
      <span class="hidden">{t("lists.loading")}</span>
      {skeletonRows.map((row) => (
        <i key={row} aria-hidden="true" />
      ))}
    </div>
  );
}

export function ListError({ onRetry }: { readonly onRetry: () => void }): JSX.Element {
  const { t } = useTranslation();
  return (
    <div class="list-empty">
      <p>{t("lists.failed")}</p>
      <button type="button" class="secondary" onClick={onRetry}>
        {t("retry")}
      </button>
    </div>
  );
}

interface EmptyListProps {
  readonly view: DeskView;
  readonly model: DeskModel;
}

export function EmptyList({ view, model }: EmptyListProps): JSX.Element {
  const { t } = useTranslation();
  const off = isOffDuty(model);
  // Off duty, or with nobody in the queue, the key takes nobody.
  const canTake = !off && (model.desk.value?.queueLength ?? 0) > 0;
  return (
    <div class="list-empty">
      <p>{t(`empty.${view}`)}</p>
      {(view !== "mine" || canTake) && (
        <p>{t(off && view === "queue" ? "empty.offDuty" : `empty.${view}.hint`)}</p>
      )}
    </div>
  );
}
