import type { AgentRole } from "../../protocol/desk.ts";
import type { ConsolePage } from "./screen.ts";

const atDesk: readonly AgentRole[] = ["agent", "supervisor", "admin"];
/** Who leads, and so writes what all customers read. */
export const leadingRoles: readonly AgentRole[] = ["supervisor", "admin"];

/** Who is led to which page. The server decides what each may do. */
const rolesOf: Record<ConsolePage, readonly AgentRole[]> = {
  desk: atDesk,
  tickets: atDesk,
  search: atDesk,
  live: leadingRoles,
  insights: leadingRoles,
  quality: atDesk,
  feedback: atDesk,
  bulletins: atDesk,
  improvements: [...atDesk, "editor"],
  replays: atDesk,
  knowledge: [...leadingRoles, "editor"],
  articles: [...atDesk, "editor"],
  announcements: [...atDesk, "editor"],
  gaps: ["editor", "admin"],
  account: [...atDesk, "editor"],
  accounts: ["admin"],
  settings: ["admin"],
  privacy: ["admin"],
};

/** The first page that a role sees. */
const homes: Record<AgentRole, ConsolePage> = {
  agent: "desk",
  supervisor: "desk",
  admin: "desk",
  editor: "knowledge",
};

export const maySeePage = (role: AgentRole | undefined, page: ConsolePage): boolean =>
  role !== undefined && rolesOf[page].includes(role);

/** The page that was asked for, or the role's own. An address may be a colleague's, or from before a change of role. */
export const pageFor = (role: AgentRole | undefined, wanted: ConsolePage): ConsolePage =>
  role === undefined || maySeePage(role, wanted) ? wanted : homes[role];
