import type { AuditEntry, AuditParty } from "../../protocol/audit.ts";
import type { AuditActor, AuditRecord, AuditSubject } from "../domain/audit.ts";
import type { AgentRecord } from "../domain/records.ts";
import { isoTime } from "./time.ts";

/** Agents have the names that they have now. */
export function presentAudit(
  { seq, at, what, by, about, details, hash }: AuditRecord,
  agents: readonly AgentRecord[],
): AuditEntry {
  return {
    seq,
    at: isoTime(at),
    what,
    by: partyOf(by, agents),
    about: about && partyOf(about, agents),
    details,
    hash,
  };
}

function partyOf(party: AuditActor | AuditSubject, agents: readonly AgentRecord[]): AuditParty {
  const [kind, id] = party.split(":") as [AuditParty["kind"], string | undefined];
  const name = kind === "agent" ? agents.find((agent) => agent.id === id)?.name : undefined;
  return { kind, id, name };
}
