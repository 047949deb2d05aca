import type { JSX } from "preact";
import type { LiveAgent } from "../../protocol/live.ts";
import { useTranslation } from "./translation.ts";

interface AgentRowProps {
  readonly agent: LiveAgent;
  /** Null for oneself. */
  readonly onWrite: (() => void) | null;
}

export function LiveAgentRow({ agent, onWrite }: AgentRowProps): JSX.Element {
  const { t } = useTranslation();
  const { name, state, load, capacity, goneSeconds } = agent;
  return (
    <li>
      <span>
        <strong>{name}</strong>{" "}
        <span class="live-state" data-state={state}>
          {goneSeconds === undefined
            ? t(`live.state.${state}`)
            : t("live.goneFor", { count: goneSeconds })}
        </span>
      </span>
      <span class="card-actions">
        <LoadBlocks load={load} capacity={capacity} />
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

/** More are no picture any more. */
const mostBlocks = 12;

/** A block for each conversation that the agent may hold, filled where one is held. The words beside it say the same. */
function LoadBlocks({ load, capacity }: Pick<LiveAgent, "load" | "capacity">): JSX.Element | null {
  const count = Math.max(load, capacity);
  if (count > mostBlocks) return null;
  return (
    <span class="live-blocks" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <i key={at} data-held={at < load} />
      ))}
    </span>
  );
}
