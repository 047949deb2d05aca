import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ReplayRow } from "../../protocol/replay.ts";
import type { ReplaysModel } from "../models/replays.ts";
import { shortTime } from "../models/times.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useTranslation } from "./translation.ts";

interface ReplayTableProps {
  readonly replays: ReplaysModel;
  readonly leads: boolean;
  readonly now: number;
}

export function ReplayTable({ replays, leads, now }: ReplayTableProps): JSX.Element {
  const { t, locale } = useTranslation();
  return (
    <ul class="learning-card card-list replay-list" aria-label={t("replays.title")}>
      {replays.list.value.map((row) => (
        <li key={row.id}>
          <span class="replay-what">
            <strong>{row.title}</strong>
            <span class="muted">
              {[row.by, shortTime(row.at, now, locale), stateOf(row, t)].join(" · ")}
            </span>
          </span>
          <span class="card-actions">
            {leads && <LeadActions row={row} replays={replays} />}
            {!row.isDraft && (
              <button type="button" class="secondary" onClick={() => void replays.open(row.id)}>
                {t(row.answered === row.steps ? "replays.look" : "replays.begin")}
              </button>
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}

function stateOf(row: ReplayRow, t: ReturnType<typeof useTranslation>["t"]): string {
  if (row.isDraft) return t(row.isWithdrawn ? "replays.withdrawn" : "replays.draft");
  const done = t("replays.progress", { answered: row.answered, steps: row.steps });
  return row.agents === undefined
    ? done
    : `${done} · ${t("replays.agents", { count: row.agents })}`;
}

interface LeadActionsProps {
  readonly row: ReplayRow;
  readonly replays: ReplaysModel;
}

function LeadActions({ row, replays }: LeadActionsProps): JSX.Element {
  const { t } = useTranslation();
  const [removes, setRemoves] = useState(false);
  return (
    <>
      <button type="button" class="quiet" onClick={() => setRemoves(true)}>
        {t("replays.remove")}
      </button>
      {row.isDraft ? (
        <button type="button" class="secondary" onClick={() => void replays.check(row.id)}>
          {t("replays.check")}
        </button>
      ) : (
        <button type="button" class="quiet" onClick={() => void replays.results(row.id)}>
          {t("replays.results")}
        </button>
      )}
      {removes && (
        <ConfirmDialog
          title={t("replays.removeTitle")}
          text={t("replays.removeText")}
          submit={t("replays.remove")}
          onSubmit={() => void replays.remove(row.id)}
          onClose={() => setRemoves(false)}
        />
      )}
    </>
  );
}
