import type { Author } from "../../protocol/conversation.ts";
import { hasVanished } from "../domain/agent.ts";
import { isIdle } from "../domain/conversation.ts";
import type { AgentRecord } from "../domain/records.ts";
import { commit } from "./commit.ts";
import { close } from "./conversations.ts";
import { giveBackAll } from "./desk.ts";
import type { Services } from "./services.ts";

export const idleAfterMs = 60 * 60_000;
const idleAtOnce = 200;
/** Notices between the last word and now; there are never so many. */
const looksBack = 30;
const speakers: ReadonlySet<Author["kind"]> = new Set(["customer", "agent"]);

/** What has to happen by the clock. To be called every few seconds; doing it twice does no harm. */
export async function keepHouse(services: Services): Promise<void> {
  await giveBackOfTheVanished(services);
  await closeTheIdle(services);
  await commit(services, ({ tx, now }) => tx.deleteExpiredSessions(now));
}

async function giveBackOfTheVanished(services: Services) {
  const holders = await services.store.loads();
  const concerned = (await services.store.agents()).filter(
    (agent) => agent.available || holders.has(agent.id),
  );
  for (const agent of concerned) if (isAway(services, agent)) await sendOffDuty(services, agent);
}

const isAway = ({ cluster, clock }: Services, agent: AgentRecord) =>
  agent.disabled || hasVanished(cluster.agentGoneSince(agent.id), clock.now());

const sendOffDuty = (services: Services, { id }: AgentRecord) =>
  commit(services, async (work) => {
    const agent = await work.tx.agent(id);
    // The agent may have come back while the earlier ones were seen to.
    if (!agent || !isAway(services, agent)) return;
    if (agent.available) await work.tx.updateAgent({ ...agent, available: false });
    await giveBackAll(work, id);
    work.publish({ kind: "desk" });
  });

async function closeTheIdle(services: Services) {
  const before = services.clock.now() - idleAfterMs;
  for (const { id } of await services.store.idleConversations(before, idleAtOnce)) {
    await commit(services, async (work) => {
      const conversation = await work.tx.conversation(id);
      if (!conversation || conversation.customerAt >= before) return;
      const lately = await work.tx.messages(id, { limit: looksBack });
      const speaker = lately.findLast(({ author }) => speakers.has(author.kind))?.author.kind;
      if (isIdle(conversation, speaker, before)) await close(work, conversation, "closed_idle");
    });
  }
}
