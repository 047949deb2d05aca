import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { leadingRoles } from "../models/pages.ts";
import type { DeskProps } from "./desk-props.ts";
import { LearningHead } from "./learning-head.tsx";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { ReplayDraftForm } from "./replay-draft-form.tsx";
import { ReplayExercisePane } from "./replay-exercise.tsx";
import { ReplayResultList } from "./replay-results.tsx";
import { ReplayTable } from "./replay-table.tsx";
import { useTranslation } from "./translation.ts";
import "./replays.css";

/** Exercises on conversations that were real: one answers before one sees what was answered. */
export function ReplaysScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { replays, connection } = model;
  const online = connection.value === "online";
  useEffect(() => {
    if (online) void replays.load();
  }, [replays, online]);
  const shown = replays.shown.value;
  return (
    <main class="wide-page">
      <LearningHead model={model}>
        {shown.kind !== "list" && (
          <button type="button" class="secondary" onClick={replays.back}>
            {t("replays.back")}
          </button>
        )}
      </LearningHead>
      {shown.kind === "list" && <List model={model} root={root} />}
      {shown.kind === "draft" && (
        <ReplayDraftForm key={shown.draft.id} draft={shown.draft} replays={replays} />
      )}
      {shown.kind === "exercise" && (
        <ReplayExercisePane exercise={shown.exercise} replays={replays} />
      )}
      {shown.kind === "results" && (
        <ReplayResultList results={shown.results} now={root.clock.peek()} />
      )}
    </main>
  );
}

function List({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { replays, agent } = model;
  const { list, more, state } = replays;
  const role = agent.value?.role;
  const leads = role !== undefined && leadingRoles.includes(role);
  return (
    <>
      {state.value === "failed" && <ListError onRetry={() => void replays.load()} />}
      {state.value === "loading" && <ListSkeleton />}
      {state.value === "ready" && list.value.length === 0 && (
        <section class="learning-card learning-empty">
          <h2>{t("replays.none")}</h2>
          <p class="muted">{t(leads ? "replays.noneLead" : "replays.noneHint")}</p>
        </section>
      )}
      {list.value.length > 0 && (
        <ReplayTable replays={replays} leads={leads} now={root.clock.peek()} />
      )}
      {more.value && (
        <button type="button" class="secondary" onClick={() => void replays.loadMore()}>
          {t("lists.more")}
        </button>
      )}
    </>
  );
}
