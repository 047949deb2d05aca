import type { JSX } from "preact";
import type { DeadWebhook } from "../../protocol/webhook.ts";
import { timeStamp } from "../../ui/times.ts";
import type { DeadWebhookList } from "../models/dead-webhooks.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";

/** What the wallet's back end did not take within a day, why, and the way to send it again. */
export function DeadWebhookCard({ list }: { readonly list: DeadWebhookList }): JSX.Element {
  const { t } = useTranslation();
  const webhooks = list.webhooks.value;
  const state = list.state.value;
  return (
    <section class="privacy-card" aria-labelledby="privacy-webhooks">
      <h2 id="privacy-webhooks">{t("webhooks.title")}</h2>
      <p class="muted">{t("webhooks.note", { count: list.pending.value })}</p>
      {webhooks.length > 0 && <WebhookTable list={list} webhooks={webhooks} />}
      {state === "loading" && <ListSkeleton />}
      {state === "failed" && <ListError onRetry={() => void list.load()} />}
      {state === "ready" && webhooks.length === 0 && <p class="muted">{t("webhooks.none")}</p>}
      {state === "ready" && list.more.value && (
        <button type="button" class="secondary" onClick={() => void list.loadMore()}>
          {t("audit.more")}
        </button>
      )}
    </section>
  );
}

interface WebhookTableProps {
  readonly list: DeadWebhookList;
  readonly webhooks: readonly DeadWebhook[];
}

function WebhookTable({ list, webhooks }: WebhookTableProps): JSX.Element {
  const { t, locale } = useTranslation();
  const heads = ["webhooks.what", "webhooks.when", "webhooks.why", "webhooks.again"] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard
    <section class="audit-frame" tabIndex={0} aria-label={t("webhooks.title")}>
      <table class="audit">
        <thead>
          <tr>
            {heads.map((key) => (
              <th key={key} scope="col">
                {t(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {webhooks.map(({ id, type, subject, at, attempts, failure }) => (
            <tr key={id}>
              <td>
                {type}
                <small class="muted">{subject}</small>
              </td>
              <td>
                <time dateTime={at}>{timeStamp(at, new Date(), locale)}</time>
              </td>
              <td>
                {failure}
                <small class="muted">{t("webhooks.attempts", { count: attempts })}</small>
              </td>
              <td>
                <button type="button" class="quiet" onClick={() => void list.redeliver(id)}>
                  {t("webhooks.send")}
                </button>
                {list.refused.value.has(id) && <p role="alert">{t("webhooks.refused")}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
