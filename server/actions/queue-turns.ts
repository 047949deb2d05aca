import type { ConversationId } from "../../protocol/conversation.ts";
import { movedTurn } from "../domain/turns.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";

/** While a transaction has them, whoever takes the next one passes over them: no more at once. */
const atOnce = 20;

/**
 * Gives those who wait the turns that the rules give them now: after a change of the head start, and where a node queued
 * somebody by the rule of before. The line in memory says whose turn is another one; the store decides.
 */
export async function renewTurns(services: Services): Promise<void> {
  const { waitingLine, faq } = services;
  const rules = faq.engine.queue;
  const wrong = waitingLine
    .slice(0, waitingLine.length)
    .filter((one) => movedTurn(one, rules) !== undefined)
    .map(({ id }) => id)
    // As every transaction takes them, so that two do not wait for each other.
    .sort();
  if (wrong.length === 0) return;
  for (let at = 0; at < wrong.length; at += atOnce) {
    await renewSome(services, wrong.slice(at, at + atOnce));
  }
  // Also where nothing was left to do: then it is the line that was wrong.
  services.cluster.publish([{ kind: "turns" }, { kind: "desk" }]);
  // The next run looks at it again.
  await waitingLine.refresh();
}

const renewSome = (services: Services, ids: readonly ConversationId[]) =>
  commit(services, async ({ tx }) => {
    for (const id of ids) {
      const conversation = await tx.conversation(id);
      if (conversation?.status !== "queued") continue;
      const turnAt = movedTurn(conversation, services.faq.engine.queue);
      if (turnAt !== undefined) await tx.updateConversation(id, { turnAt });
    }
  });
