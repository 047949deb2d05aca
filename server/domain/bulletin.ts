import type { AgentId } from "../../protocol/conversation.ts";
import { leads, worksAtDesk } from "./permissions.ts";
import type { Team } from "./queue-rules.ts";
import type { AgentRecord } from "./records.ts";
import { isMember } from "./teams.ts";

export const mayWriteBulletin = leads;
/** One's own; who leads sees all of them, and who has read them. */
export const mayReadBulletins = worksAtDesk;
export const maySeeReceipts = leads;

/**
 * Everybody at the desk, or of the team there, but the author. Who is hired later need not read what was written before:
 * what lasts belongs in an article.
 */
export const bulletinReaders = (
  agents: readonly AgentRecord[],
  { author, team }: { readonly author: AgentId; readonly team: Team | undefined },
): readonly AgentRecord[] =>
  agents.filter(
    (agent) =>
      worksAtDesk(agent) && agent.id !== author && (team === undefined || isMember(team, agent)),
  );
