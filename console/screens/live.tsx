import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { LiveAgent, LiveDesk } from "../../protocol/live.ts";
import { calledBy } from "../models/customer-name.ts";
import { createLiveModel, liveEveryMs } from "../models/live.ts";
import { waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { CardPage } from "./card-page.tsx";
import type { DeskProps } from "./desk-props.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
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
      {desk && <Due desk={desk} model={model} now={root.clock.value} />}
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
  const longest =
    desk.longestSince === undefined
      ? "—"
      : waitText(secondsSince(desk.longestSince, now), translation);
  return (
    <section class="privacy-card live-figures" aria-label={t("rail.live")}>
      <Figure
        name={t("live.waiting")}
        value={String(desk.waiting)}
        more={desk.away > 0 ? t("live.away", { count: desk.away }) : undefined}
      />
      <Figure name={t("live.longest")} value={longest} />
      <Figure name={t("live.held")} value={`${held} / ${room}`} />
    </section>
  );
}

const Figure = (props: {
  readonly name: string;
  readonly value: string;
  readonly more?: string | undefined;
}): JSX.Element => (
  <p class="live-figure">
    <span class="muted">{props.name}</span>
    <strong>{props.value}</strong>
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
          <AgentRow
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

interface AgentRowProps {
  readonly agent: LiveAgent;
  /** Null for oneself. */
  readonly onWrite: (() => void) | null;
}

function AgentRow({ agent, onWrite }: AgentRowProps): JSX.Element {
  const { t } = useTranslation();
  const { name, state, load, capacity } = agent;
  return (
    <li>
      <span>
        <strong>{name}</strong>{" "}
        <span class="live-state" data-state={state}>
          {t(`live.state.${state}`)}
        </span>
      </span>
      <span class="card-actions">
        <span class="live-load">{`${load} / ${capacity}`}</span>
        {onWrite && (
          <button type="button" class="secondary" onClick={onWrite}>
            {t("memo.write")}
          </button>
        )}
      </span>
    </li>
  );
}

function Due({ desk, model, now }: LiveProps & Pick<DeskProps, "model">): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const open = (id: (typeof desk.due)[number]["id"]) => {
    model.screen.show("desk");
    model.open(id);
  };
  return (
    <section class="privacy-card" aria-labelledby="live-due">
      <h2 id="live-due">{t("live.due")}</h2>
      {desk.due.length === 0 && <p class="muted">{t("live.nothingDue")}</p>}
      <ul class="card-list">
        {desk.due.map((row) => (
          <li key={row.id}>
            <span class="card-person">
              <strong>{calledBy(row.customer, t)}</strong>
              <span class="muted">{`${row.agent?.name ?? ""} · ${row.lastText}`}</span>
            </span>
            <span class="card-actions">
              <span class="live-load">{leftText(row.replyDueAt, now, translation)}</span>
              <button type="button" class="secondary" onClick={() => open(row.id)}>
                {t("live.listen")}
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function leftText(
  dueAt: string | undefined,
  now: number,
  translation: ReturnType<typeof useTranslation>,
): string {
  if (dueAt === undefined) return "";
  const seconds = Math.round((Date.parse(dueAt) - now) / 1_000);
  const time = waitText(Math.abs(seconds), translation);
  return translation.t(seconds < 0 ? "live.over" : "live.left", { time });
}
