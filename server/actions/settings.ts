import type { AuditEvent } from "../domain/audit.ts";
import { noteAudit } from "./audit.ts";
import { commit } from "./commit.ts";
import type { Services } from "./services.ts";

type Settings = NonNullable<AuditEvent["details"]>;

/** At the start: what differs from the start before is in the audit log. Of several nodes the first one says it. */
export const noteSettings = (services: Services, settings: Settings) =>
  commit(services, async (work) => {
    const before: Settings = JSON.parse((await work.tx.notedSettings()) ?? "{}");
    const changed = Object.entries(settings).filter(([name, value]) => before[name] !== value);
    if (changed.length === 0) return;
    await work.tx.noteSettings(JSON.stringify(settings));
    const details = Object.fromEntries(changed);
    await noteAudit(work, { what: "settings.changed", by: "operator", details });
  });
