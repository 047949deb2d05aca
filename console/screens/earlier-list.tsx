import type { JSX } from "preact";
import type { AgentConversation } from "../../protocol/desk.ts";
import type { DeskModel } from "../models/desk.ts";
import type { Translation } from "../models/texts.ts";
import { shortTime } from "../models/times.ts";
import { useTopicTitles, useTranslation } from "./translation.ts";

interface EarlierProps {
  readonly model: DeskModel;
  readonly view: AgentConversation;
  readonly now: number;
}

type Earlier = AgentConversation["earlier"][number];

/** The customer's other conversations: when, about what, and how each ended. */
export function EarlierList({ model, view, now }: EarlierProps): JSX.Element {
  const translation = useTranslation();
  const titleOf = useTopicTitles();
  if (view.earlier.length === 0) return <p class="muted">{translation.t("earlier.none")}</p>;
  return (
    <ul class="earlier-list">
      {view.earlier.map((one) => (
        <li key={one.id}>
          <button type="button" onClick={() => model.open(one.id)}>
            <time dateTime={one.createdAt}>
              {shortTime(one.createdAt, now, translation.locale)}
            </time>
            <span class="cut earlier-topic">
              {one.topic === undefined ? translation.t("topic.none") : titleOf(one.topic)}
            </span>
            <span class="cut earlier-end">{endOf(one, translation)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** "阿杰 · 5 分", "助手解决" */
function endOf({ status, agent, score }: Earlier, { t }: Translation): string {
  if (status !== "resolved") return t(`status.${status}`);
  const who = agent?.name ?? t("earlier.bot");
  return score === undefined ? who : `${who} · ${t("earlier.score", { score })}`;
}
