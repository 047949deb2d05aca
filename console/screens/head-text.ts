import type { AgentConversation, AgentView } from "../../protocol/desk.ts";
import { assignmentOf } from "../models/assignment.ts";
import { shortTopic } from "../models/short-topic.ts";
import type { Translation } from "../models/texts.ts";
import { waitText } from "../models/times.ts";
import type { TitleOfTopic } from "../models/topic-titles.ts";
import { secondsSince } from "../models/waiting.ts";

/** "支付失败 · 排队中，等了 4 分" */
export function headText(
  view: AgentConversation,
  {
    agent,
    now,
    titleOf,
  }: { readonly agent: AgentView; readonly now: number; readonly titleOf: TitleOfTopic },
  translation: Translation,
): string {
  const { t } = translation;
  const topic = view.topic === undefined ? t("topic.none") : shortTopic(titleOf(view.topic));
  const assignment = assignmentOf(view, agent.id);
  if (assignment === "mine") return topic;
  if (assignment === "with-other")
    return `${topic} · ${t("head.with", { name: view.agent?.name ?? "" })}`;
  if (assignment !== "queued" || view.waitingSince === undefined)
    return `${topic} · ${t(`status.${view.status}`)}`;
  const wait = waitText(secondsSince(view.waitingSince, now), translation);
  return `${topic} · ${t("head.waiting", { wait })}`;
}
