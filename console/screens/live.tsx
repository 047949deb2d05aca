import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { LiveDesk } from "../../protocol/live.ts";
import { createLiveModel, liveEveryMs } from "../models/live.ts";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { LiveAgents } from "./live-agents.tsx";
import { LiveDueCard } from "./live-due.tsx";
import { LiveFigures } from "./live-figures.tsx";
import { LiveHead } from "./live-head.tsx";
import { LiveTopics } from "./live-topics.tsx";
import { LiveWaiting } from "./live-waiting.tsx";
import { MemoDialog } from "./memo-dialog.tsx";
import type { MemoDraft } from "./memo-draft.ts";
import { Radar } from "./radar.tsx";
import "./insights.css";
import "./live.css";
import "./wide-page.css";

/** For supervisors: who waits and for what, what each agent has to do, what is due, and what rises. */
export function LiveScreen({ model, root }: DeskProps): JSX.Element {
  const live = useMemo(() => createLiveModel(model.call), [model.call]);
  const [memo, write] = useState<MemoDraft | null>(null);
  useEffect(() => {
    void live.load();
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") void live.load();
    }, liveEveryMs);
    return () => clearInterval(timer);
  }, [live]);
  const desk = live.desk.value;
  return (
    <main class="wide-page insights live" aria-busy={desk === null && !live.failed.value}>
      <LiveHead live={live} write={write} />
      {desk === null && live.failed.value && <ListError onRetry={() => void live.load()} />}
      {desk === null && !live.failed.value && <ListSkeleton />}
      {desk && (
        <Cards
          desk={desk}
          team={live.team.value}
          now={live.now.value}
          model={model}
          root={root}
          write={write}
        />
      )}
      <Radar model={model} root={root} />
      {memo && <MemoDialog memos={model.memos} {...memo} onClose={() => write(null)} />}
    </main>
  );
}

interface CardsProps extends DeskProps {
  readonly desk: LiveDesk;
  readonly team: string | undefined;
  readonly now: number;
  readonly write: (memo: MemoDraft) => void;
}

const Cards = ({ desk, team, now, model, root, write }: CardsProps): JSX.Element => (
  <>
    <LiveFigures desk={desk} now={now} />
    <div class="live-cards">
      <div class="live-side">
        <LiveWaiting desk={desk} now={now} />
        <LiveTopics desk={desk} now={now} model={model} />
      </div>
      <LiveAgents desk={desk} team={team} now={now} model={model} write={write} />
      <LiveDueCard desk={desk} now={now} model={model} root={root} write={write} />
    </div>
  </>
);
