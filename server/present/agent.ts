import type { Locale } from "../../protocol/conversation.ts";
import type { AgentView } from "../../protocol/desk.ts";
import type { AgentRecord } from "../domain/records.ts";

/** The console has its texts itself. Only notices come from the server, and agents read these. */
export const agentLocale: Locale = "zh-CN";

/** Never the hash, nor anything else that signs in. */
export const presentAgent = ({ id, name, email, role }: AgentRecord): AgentView => ({
  id,
  name,
  email,
  role,
});
