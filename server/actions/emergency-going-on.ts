import type { ArticleId } from "../../protocol/conversation.ts";
import type { Effect } from "../dialogue/effects.ts";
import type { Response } from "../dialogue/respond.ts";
import type { ConversationRecord } from "../domain/records.ts";
import type { UnitOfWork } from "./commit.ts";
import { endedEmergency } from "./emergency-record.ts";

/**
 * Who ended the chat in an emergency and writes on about it has the emergency still: in the queue at once, at the front, even by
 * words that alone tell of none (“还是没解决”). Another question that was answered since is another matter.
 */
export async function goingOn(
  work: UnitOfWork,
  conversation: ConversationRecord,
  { effects, finding, plan }: Response,
): Promise<readonly Effect[]> {
  const kind = (await endedEmergency(work, conversation))?.kind as ArticleId | undefined;
  const about = conversation.lastArticleId ?? kind;
  if (kind === undefined || conversation.status !== "bot" || about !== kind) return effects;
  const finds = finding.outcome !== "greeting" && finding.hits[0]?.articleId === kind;
  const isAboutIt = goesOn.has(plan.rule) || finds;
  const urgent = { kind: "queue", priority: "urgent", topic: kind } as const;
  const asks = effects.some((effect) => effect.kind === "queue" && (effect.topic ?? kind) === kind);
  if (!asks) return isAboutIt ? [...effects, urgent] : effects;
  return effects.map((effect) => (effect.kind === "queue" ? { ...effect, ...urgent } : effect));
}

/** The rules for words that tell nothing new: they are about what was said before. */
const goesOn: ReadonlySet<string> = new Set([
  "help",
  "help in an emergency",
  "did not help",
  "details",
  "asked before",
  "distress",
]);
