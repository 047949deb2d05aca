import type { JSX } from "preact";
import { calledBy } from "../models/customer-name.ts";
import type { DeskModel } from "../models/desk.ts";
import { useTranslation } from "./translation.ts";

interface RadarConversationsProps {
  readonly id: string;
  readonly model: DeskModel;
}

/** The conversations behind the alert that is open, the newest first; each leads to itself. */
export function RadarConversations({ id, model }: RadarConversationsProps): JSX.Element {
  const { t } = useTranslation();
  const { rows = null, failed = false } = model.radar.opened.value ?? {};
  if (failed) {
    return (
      <p id={id} class="muted" role="alert">
        {t("lists.failed")}
      </p>
    );
  }
  if (rows === null) {
    return (
      <p id={id} class="muted" role="status">
        {t("lists.loading")}
      </p>
    );
  }
  if (rows.length === 0) {
    return (
      <p id={id} class="muted">
        {t("radar.noConversations")}
      </p>
    );
  }
  return (
    <ul id={id} class="card-list radar-conversations">
      {rows.map((row) => (
        <li key={row.id}>
          <span class="card-person">
            <strong>{calledBy(row.customer, t)}</strong>
            <span class="muted">{row.lastText}</span>
          </span>
          <button
            type="button"
            class="quiet"
            aria-label={t("radar.openOf", { name: calledBy(row.customer, t) })}
            onClick={() => model.open(row.id)}
          >
            {t("radar.open")}
          </button>
        </li>
      ))}
    </ul>
  );
}
