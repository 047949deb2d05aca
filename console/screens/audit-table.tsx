import type { JSX } from "preact";
import type { AuditEntry, AuditParty } from "../../protocol/audit.ts";
import { timeStamp } from "../../ui/times.ts";
import type { AuditLog } from "../models/audit-log.ts";
import { auditDetails } from "../models/setting-texts.ts";
import type { Translation } from "../models/texts.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";

export function AuditTable({ audit }: { readonly audit: AuditLog }): JSX.Element {
  const { t } = useTranslation();
  const entries = audit.entries.value;
  const state = audit.state.value;
  return (
    <section class="privacy-card" aria-labelledby="privacy-log">
      <h2 id="privacy-log">{t("audit.title")}</h2>
      <p class="muted">{t("audit.note")}</p>
      {entries.length > 0 && <Entries entries={entries} />}
      {state === "loading" && <ListSkeleton />}
      {state === "failed" && (
        <ListError onRetry={() => void (entries.length > 0 ? audit.loadMore() : audit.load())} />
      )}
      {state === "ready" && entries.length === 0 && <p class="muted">{t("audit.none")}</p>}
      {state === "ready" && audit.more.value && (
        <button type="button" class="secondary" onClick={() => void audit.loadMore()}>
          {t("audit.more")}
        </button>
      )}
    </section>
  );
}

function Entries({ entries }: { readonly entries: readonly AuditEntry[] }): JSX.Element {
  const { t, locale } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard
    <section class="audit-frame" tabIndex={0} aria-label={t("audit.entries")}>
      <table class="audit">
        <thead>
          <tr>
            {(["audit.number", "audit.when", "audit.who", "audit.did", "audit.about"] as const).map(
              (key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <tr key={entry.seq}>
              <td>{entry.seq}</td>
              <td>
                <time dateTime={entry.at}>{timeStamp(entry.at, new Date(), locale)}</time>
              </td>
              <td>{partyText(entry.by, t)}</td>
              <td>
                {t(`audit.${entry.what}`)}
                {entry.details && <small class="muted">{auditDetails(entry, t)}</small>}
              </td>
              <td>{entry.about && partyText(entry.about, t)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** An agent by name, others by as much of their id as people need to compare two. */
function partyText({ kind, id, name }: AuditParty, t: Translation["t"]): string {
  if (name !== undefined) return name;
  const text = t(`party.${kind}`);
  return id === undefined ? text : `${text} ${id.slice(0, 8)}`;
}
