import type { JSX } from "preact";
import type { LiveClearing, LiveDesk } from "../../protocol/live.ts";
import type { DeskModel } from "../models/desk.ts";
import type { Translation } from "../models/texts.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { LiveAgentRow } from "./live-agent-row.tsx";
import type { MemoDraft } from "./memo-draft.ts";
import { useTranslation } from "./translation.ts";
import "./live-agents.css";

interface LiveAgentsProps {
  readonly desk: LiveDesk;
  /** How long they wait is known of all teams together. */
  readonly team: string | undefined;
  readonly now: number;
  readonly model: DeskModel;
  readonly write: (memo: MemoDraft) => void;
}

/** Who needs help first, with how much room there is and how long those who wait will still wait. */
export function LiveAgents({ desk, team, now, model, write }: LiveAgentsProps): JSX.Element {
  const { t } = useTranslation();
  const me = model.agent.value?.id;
  const free = desk.agents
    .filter(({ state }) => state === "on")
    .reduce((sum, { load, capacity }) => sum + Math.max(0, capacity - load), 0);
  return (
    <section class="live-card" aria-labelledby="live-agents">
      <header class="live-card-head">
        <h2 id="live-agents">{t("live.agents")}</h2>
        <span class="muted">{t("live.byNeed")}</span>
        <span class="muted live-end">{t("live.free", { count: free })}</span>
      </header>
      {desk.agents.length === 0 ? (
        <p class="muted live-note">{t("live.noAgents")}</p>
      ) : (
        <div class="live-scroll">
          <table class="live-agents">
            <thead>
              <tr>
                <th scope="col">{t("live.who")}</th>
                <th scope="col">{t("live.state")}</th>
                <th scope="col">{t("live.load")}</th>
                <th scope="col">{t("live.unanswered")}</th>
                <th scope="col">
                  <span class="hidden">{t("live.help")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {desk.agents.map((agent) => (
                <LiveAgentRow
                  key={agent.id}
                  agent={agent}
                  now={now}
                  onListen={model.open}
                  onWrite={agent.id === me ? null : () => write({ to: agent })}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {desk.waiting > 0 && team === undefined && <Clearing desk={desk} write={write} />}
    </section>
  );
}

/** What the last of them reads; where that would be a guess it says so. */
function Clearing({ desk, write }: Pick<LiveAgentsProps, "desk" | "write">): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { clearing, waiting } = desk;
  const { withMore } = clearing ?? {};
  return (
    <div class="live-foot">
      <ConsoleIcon name="people" />
      <p>
        {clearing
          ? t("live.clearing", { count: waiting, time: rangeText(clearing.range, translation) })
          : t("live.unsure", { count: waiting })}
        <span class="muted">
          {withMore
            ? t("live.withMore", {
                count: withMore.agents,
                time: rangeText(withMore.range, translation),
              })
            : t(clearing ? "live.basis" : "live.unsureWhy")}
        </span>
      </p>
      <button
        type="button"
        class="quiet live-link"
        onClick={() => write({ words: t("live.callWords", { count: waiting }) })}
      >
        {t("live.call")}
      </button>
    </div>
  );
}

function rangeText([from, to]: LiveClearing["range"], { t }: Translation): string {
  const [least, most] = [Math.round(from / 60), Math.round(to / 60)];
  return least === most || least === 0
    ? t("live.minutes", { count: most })
    : t("live.minutesBetween", { from: least, to: most });
}
