import type { Locale } from "../../protocol/conversation.ts";
import type { AgentView } from "../../protocol/desk.ts";
import type { AgentRecord } from "../domain/records.ts";

/** Of agents whose console has not said which language it is in, and of what all of them get alike. */
export const agentLocale: Locale = "zh-CN";

/** Never the hash, nor anything else that signs in. */
export const presentAgent = ({ id, name, email, role }: AgentRecord): AgentView => ({
  id,
  name,
  email,
  role,
});
