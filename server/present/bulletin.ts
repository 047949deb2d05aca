import type { Bulletin, BulletinReader, BulletinValues } from "../../protocol/bulletin.ts";
import type { ListedBulletins, SeenBulletin } from "../domain/bulletin-records.ts";
import { worksAtDesk } from "../domain/permissions.ts";
import type { AgentRecord } from "../domain/records.ts";
import { isoTime } from "./time.ts";

export function presentBulletins(listed: ListedBulletins): BulletinValues["bulletin:list"] {
  const present = (seen: SeenBulletin) => presentBulletin(seen, listed);
  return {
    unread: listed.unread.map(present),
    bulletins: listed.page.map(present),
    more: listed.more,
  };
}

function presentBulletin(
  { bulletin, receipts }: SeenBulletin,
  { agentId, agents }: Pick<ListedBulletins, "agentId" | "agents">,
): Bulletin {
  const own = receipts.find((one) => one.agentId === agentId);
  return {
    id: bulletin.id,
    at: isoTime(bulletin.at),
    author: { id: bulletin.authorId, name: bulletin.authorName },
    text: bulletin.text,
    team: bulletin.team,
    readAt: own?.readAt === undefined ? undefined : isoTime(own.readAt),
    isUnread: own !== undefined && own.readAt === undefined,
    readers: agents && readersIn(receipts, agents),
  };
}

/** Whoever has left the desk without reading it is not waited for. */
function readersIn(
  receipts: SeenBulletin["receipts"],
  agents: readonly AgentRecord[],
): readonly BulletinReader[] {
  const found = receipts.flatMap(({ agentId: id, readAt = 0 }) => {
    const agent = agents.find((one) => one.id === id);
    return !agent || (readAt === 0 && !worksAtDesk(agent))
      ? []
      : [{ id, name: agent.name, readAt }];
  });
  return found
    .sort((one, other) => one.readAt - other.readAt || (one.name < other.name ? -1 : 1))
    .map(({ id, name, readAt }) => ({
      id,
      name,
      readAt: readAt === 0 ? undefined : isoTime(readAt),
    }));
}
