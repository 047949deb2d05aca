import type { Reads } from "../ports/store.ts";
import { agentSessionReads } from "./agent-sessions.ts";
import { agentReads } from "./agents.ts";
import { auditReads } from "./audit.ts";
import { conversationReads } from "./conversations.ts";
import { customerSessionReads } from "./customer-sessions.ts";
import { customerReads } from "./customers.ts";
import { deskReads } from "./desk.ts";
import { messageReads } from "./messages.ts";
import { questionReads } from "./questions.ts";
import type { Queries } from "./sql.ts";
import { waitReads } from "./waits.ts";

/** What can be asked of the store, over either database. */
export const createReads = (sql: Queries): Reads => ({
  ...customerReads(sql),
  ...customerSessionReads(sql),
  ...conversationReads(sql),
  ...deskReads(sql),
  ...messageReads(sql),
  ...questionReads(sql),
  ...waitReads(sql),
  ...agentReads(sql),
  ...agentSessionReads(sql),
  ...auditReads(sql),
});
