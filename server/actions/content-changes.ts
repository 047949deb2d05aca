import type { AgentId, Locale } from "../../protocol/conversation.ts";
import type { ContentChange } from "../../protocol/gaps.ts";
import type { ContentChangeRecord } from "../domain/content-change.ts";
import { mayEditContent } from "../domain/content-permissions.ts";
import { insist } from "../domain/permissions.ts";
import { Refusal } from "../domain/refusal.ts";
import { unifiedDiff } from "../faq/content/editing/unified-diff.ts";
import { keyOfQuestion } from "../faq/gaps/question-key.ts";
import { noteAudit } from "./audit.ts";
import { commit } from "./commit.ts";
import type { ContentTrials } from "./content-trial.ts";
import { agentNow } from "./lookups.ts";
import type { Services } from "./services.ts";
import { explained, type Trial } from "./trial-work.ts";

export const passes = ({ lost, broken, problems }: Trial): boolean =>
  lost.length === 0 &&
  broken.length === 0 &&
  problems.every(({ severity }) => severity !== "error");

export async function trialFor(
  { services, trials }: { readonly services: Services; readonly trials: ContentTrials },
  agentId: AgentId,
  change: ContentChange,
): Promise<Trial> {
  insist(mayEditContent(await agentNow(services.store, agentId)));
  return trials.of(change);
}

/** How far the trial is that is running, for who waits for it. */
export async function trialProgress(
  { services, trials }: { readonly services: Services; readonly trials: ContentTrials },
  agentId: AgentId,
) {
  insist(mayEditContent(await agentNow(services.store, agentId)));
  return trials.progress();
}

export async function cancelTrial(
  { services, trials }: { readonly services: Services; readonly trials: ContentTrials },
  agentId: AgentId,
): Promise<void> {
  insist(mayEditContent(await agentNow(services.store, agentId)));
  trials.cancel();
}

/** A branch with a commit where the content is a checkout, and a patch in any case. Nothing that fails its trial is accepted. */
export async function acceptChange(
  given: { readonly services: Services; readonly trials: ContentTrials },
  agentId: AgentId,
  change: ContentChange,
) {
  const { services } = given;
  const trial = await trialFor(given, agentId, change);
  if (!passes(trial)) throw new Refusal("invalid", "Its trial has failed.");
  const { name, email } = await agentNow(services.store, agentId);
  const target = change.kind === "out-of-scope" ? change.list : change.articleId;
  const outcome = await services.repository.commit({
    branch: `faq/${change.kind === "out-of-scope" ? change.kind : target}`,
    message: messageOf(change),
    author: { name, email },
    files: trial.files,
  });
  const branch = outcome.kind === "branch" ? outcome.branch : undefined;
  const keys = change.phrasings.map((text) => keyOfQuestion(services.faq.engine, text));
  await commit(services, async (work) => {
    const record: ContentChangeRecord = {
      id: services.ids.next(),
      kind: change.kind,
      target,
      questionKeys: keys,
      branch,
      byId: agentId,
      byName: name,
      at: work.now,
    };
    await work.tx.insertContentChange(record);
    const details = { target, phrasings: keys.length, ...(branch && { branch }) };
    await noteAudit(work, { what: "content.proposed", by: `agent:${agentId}`, details });
  });
  return {
    patch: unifiedDiff(trial.files),
    fileName: `faq-${target}.patch`,
    branch,
    uncommitted: outcome.kind === "uncommitted" ? outcome.path : undefined,
  };
}

function messageOf(change: ContentChange): string {
  const count = `${change.phrasings.length} ${change.phrasings.length === 1 ? "phrasing" : "phrasings"}`;
  switch (change.kind) {
    case "phrasings":
      return `faq: Add ${count} to ${change.articleId}.`;
    case "article":
      return `faq: Add ${change.articleId} with ${count}.`;
    case "out-of-scope":
      return `faq: Take ${count} for out of scope (${change.list}).`;
  }
}

/** What the bot would answer, and why; with a change, as it would be with it. */
export async function askContent(
  given: { readonly services: Services; readonly trials: ContentTrials },
  agentId: AgentId,
  asked: {
    readonly question: string;
    readonly locale: Locale;
    readonly change?: ContentChange | undefined;
  },
) {
  const { services } = given;
  insist(mayEditContent(await agentNow(services.store, agentId)));
  return asked.change
    ? given.trials.ask(asked.change, asked)
    : explained(services.faq.engine, asked);
}
