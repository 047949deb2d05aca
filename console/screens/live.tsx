import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { LiveAgent, LiveDesk } from "../../protocol/live.ts";
import type { ClockTone } from "../models/due.ts";
import { createLiveModel, liveEveryMs } from "../models/live.ts";
import { waitText } from "../models/times.ts";
import { secondsSince, toneOf } from "../models/waiting.ts";
import { CardPage } from "./card-page.tsx";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { LiveAgentRow } from "./live-agent-row.tsx";
import { LiveDue } from "./live-due.tsx";
import { MemoDialog } from "./memo-dialog.tsx";
import { Radar } from "./radar.tsx";
import { useTranslation } from "./translation.ts";
import "./live.css";

/** For supervisors: what rises, who waits, what each agent has to do, and what is due. */
export function LiveScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const live = useMemo(() => createLiveModel(model.call), [model.call]);
  useEffect(() => {
    void live.load();
    const timer = setInterval(() => void live.load(), liveEveryMs);
    return () => clearInterval(timer);
  }, [live]);
  const desk = live.desk.value;
  return (
    <CardPage title={t("rail.live")}>
      <Radar model={model} root={root} />
      {live.failed.value && <ListError onRetry={() => void live.load()} />}
      {desk === null && !live.failed.value && <ListSkeleton />}
      {desk && <Figures desk={desk} now={root.clock.value} />}
      {desk && <Agents desk={desk} model={model} />}
      {desk && <LiveDue desk={desk} model={model} now={root.clock.value} />}
    </CardPage>
  );
}

interface LiveProps {
  readonly desk: LiveDesk;
  readonly now: number;
}

function Figures({ desk, now }: LiveProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const held = desk.agents.reduce((sum, { load }) => sum + load, 0);
  const room = desk.agents
    .filter(({ state }) => state !== "off")
    .reduce((sum, { capacity }) => sum + capacity, 0);
  const waited = desk.longestSince === undefined ? 0 : secondsSince(desk.longestSince, now);
  const longest = desk.longestSince === undefined ? "—" : waitText(waited, translation);
  return (
    <section class="privacy-card live-figures" aria-label={t("rail.live")}>
      <Figure
        name={t("live.waiting")}
        value={String(desk.waiting)}
        more={desk.away > 0 ? t("live.away", { count: desk.away }) : undefined}
      />
      <Figure name={t("live.longest")} value={longest} tone={toneOf(waited)} />
      <Figure name={t("live.held")} value={`${held} / ${room}`} />
    </section>
  );
}

const Figure = (props: {
  readonly name: string;
  readonly value: string;
  readonly more?: string | undefined;
  readonly tone?: ClockTone | undefined;
}): JSX.Element => (
  <p class="live-figure">
    <span class="muted">{props.name}</span>
    <strong data-tone={props.tone}>{props.value}</strong>
    {props.more !== undefined && <span class="muted">{props.more}</span>}
  </p>
);

function Agents({ desk, model }: Pick<LiveProps, "desk"> & Pick<DeskProps, "model">): JSX.Element {
  const { t } = useTranslation();
  const [to, setTo] = useState<LiveAgent | "all" | null>(null);
  const me = model.agent.value?.id;
  return (
    <section class="privacy-card" aria-labelledby="live-agents">
      <div class="live-head">
        <h2 id="live-agents">{t("live.agents")}</h2>
        <button type="button" class="secondary" onClick={() => setTo("all")}>
          {t("memo.toAll")}
        </button>
      </div>
      <ul class="card-list">
        {desk.agents.map((agent) => (
          <LiveAgentRow
            key={agent.id}
            agent={agent}
            onWrite={agent.id === me ? null : () => setTo(agent)}
          />
        ))}
      </ul>
      {to !== null && (
        <MemoDialog
          memos={model.memos}
          to={to === "all" ? undefined : to}
          onClose={() => setTo(null)}
        />
      )}
    </section>
  );
}
