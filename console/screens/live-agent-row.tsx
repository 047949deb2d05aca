import type { JSX } from "preact";
import type { ConversationId } from "../../protocol/conversation.ts";
import type { LiveAgent } from "../../protocol/live.ts";
import { dueBetween } from "../models/due.ts";
import type { Translation } from "../models/texts.ts";
import { shortTime, waitText } from "../models/times.ts";
import { secondsSince } from "../models/waiting.ts";
import { AgentMark } from "./agent-mark.tsx";
import { ConsoleIcon } from "./console-icon.tsx";
import { useTranslation } from "./translation.ts";

interface AgentRowProps {
  readonly agent: LiveAgent;
  readonly now: number;
  readonly onListen: (id: ConversationId) => void;
  /** Null for oneself. */
  readonly onWrite: (() => void) | null;
}

export function LiveAgentRow({ agent, now, onListen, onWrite }: AgentRowProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { id, name, teams, state, load, capacity, unanswered } = agent;
  const tones = unanswered.map((one) => dueBetween(one, now).tone);
  const [longest] = unanswered;
  const needsHelp = longest !== undefined && tones[0] !== "calm";
  return (
    <tr>
      <th scope="row">
        <span class="live-who">
          <AgentMark id={id} name={name} />
          <span class="live-name">
            {name}
            {teams.length > 0 && <small class="muted">{teams.join(" ")}</small>}
          </span>
        </span>
      </th>
      <td>
        <span class="live-state" data-state={state}>
          <i aria-hidden="true" />
          <span>{stateText(agent, now, translation)}</span>
        </span>
      </td>
      <td>
        <span class="live-load">
          <LoadBlocks load={load} capacity={capacity} tones={tones} />
          {`${load} / ${capacity}`}
        </span>
      </td>
      <td class="live-longest" data-tone={agent.backSeconds === undefined ? tones[0] : "warn"}>
        {longestText(agent, now, translation)}
      </td>
      <td class="live-help">
        <span>
          {needsHelp && (
            <button
              type="button"
              class="quiet live-link"
              aria-label={t("live.listenTo", { name })}
              onClick={() => onListen(longest.conversationId)}
            >
              {t("live.listen")}
            </button>
          )}
          {onWrite && (
            <button
              type="button"
              class="icon-button"
              aria-label={t("memo.to", { name })}
              title={t("memo.to", { name })}
              onClick={onWrite}
            >
              <ConsoleIcon name="chat" />
            </button>
          )}
        </span>
      </td>
    </tr>
  );
}

function stateText(
  { state, since, goneSeconds }: LiveAgent,
  now: number,
  { t, locale }: Translation,
): string {
  if (state === "gone") return t("live.goneFor", { count: goneSeconds ?? 0 });
  if (state === "off" && since !== undefined)
    return t("live.offSince", { time: shortTime(since, now, locale) });
  return t(`live.state.${state}`);
}

/** For how long somebody has waited for an answer; of who is gone, when they all go back. */
function longestText(
  { unanswered: [longest], backSeconds, load }: LiveAgent,
  now: number,
  translation: Translation,
): string {
  if (backSeconds !== undefined && load > 0)
    return translation.t("live.backIn", { count: backSeconds });
  if (longest === undefined) return "–";
  return waitText(secondsSince(longest.since, now), translation);
}

/** More are no picture any more. */
const mostBlocks = 8;

interface LoadBlocksProps extends Pick<LiveAgent, "load" | "capacity"> {
  /** Of those that wait for an answer, the longest first. */
  readonly tones: readonly string[];
}

/** A block for each conversation that the agent may hold, filled where one is held. The words beside it say the same. */
function LoadBlocks({ load, capacity, tones }: LoadBlocksProps): JSX.Element | null {
  const count = Math.max(load, capacity);
  if (count > mostBlocks) return null;
  return (
    <span class="live-blocks" aria-hidden="true">
      {Array.from({ length: count }, (_, at) => (
        <i key={at} data-held={at < load} data-tone={tones[at]} />
      ))}
    </span>
  );
}
