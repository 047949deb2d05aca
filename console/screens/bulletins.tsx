import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { leadingRoles } from "../models/pages.ts";
import { BulletinCard } from "./bulletin-card.tsx";
import { BulletinDialog } from "./bulletin-dialog.tsx";
import type { DeskProps } from "./desk-props.ts";
import { LearningHead } from "./learning-head.tsx";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";
import "./bulletins.css";

/** What everybody has to have read: one's own to be read; for those who lead, who has read what. */
export function BulletinsScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { bulletins, connection, agent } = model;
  const { list, unread, more, state } = bulletins;
  const [writes, setWrites] = useState(false);
  const online = connection.value === "online";
  useEffect(() => {
    if (online) void bulletins.load();
  }, [bulletins, online]);
  const role = agent.value?.role;
  const mayWrite = role !== undefined && leadingRoles.includes(role);
  // Those that wait for this agent come first, however old they are.
  const waiting = unread.value.map(({ id }) => id);
  const others = list.value.filter(({ id }) => !waiting.includes(id));
  const shown = [
    ...unread.value.map((one) => list.value.find(({ id }) => id === one.id) ?? one),
    ...others,
  ];
  return (
    <main class="wide-page bulletins">
      <LearningHead model={model}>
        {mayWrite && (
          <button type="button" class="primary" onClick={() => setWrites(true)}>
            {t("bulletins.write")}
          </button>
        )}
        {writes && <BulletinDialog model={model} onClose={() => setWrites(false)} />}
      </LearningHead>
      {state.value === "failed" && <ListError onRetry={() => void bulletins.load()} />}
      {state.value === "loading" && <ListSkeleton />}
      {state.value === "ready" && shown.length === 0 && (
        <section class="learning-card learning-empty">
          <h2>{t("bulletins.none")}</h2>
          <p class="muted">{t(mayWrite ? "bulletins.noneLead" : "bulletins.noneHint")}</p>
        </section>
      )}
      {shown.map((one) => (
        <BulletinCard key={one.id} bulletin={one} bulletins={bulletins} now={root.clock.value} />
      ))}
      {more.value && (
        <button type="button" class="secondary" onClick={() => void bulletins.loadMore()}>
          {t("lists.more")}
        </button>
      )}
    </main>
  );
}
