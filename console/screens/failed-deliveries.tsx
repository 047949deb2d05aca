import type { JSX } from "preact";
import type { FailedMail } from "../../protocol/mail.ts";
import type { DeadWebhook } from "../../protocol/webhook.ts";
import { timeStamp } from "../../ui/times.ts";
import type { FailedDeliveries } from "../models/failed-deliveries.ts";
import { failureReason } from "../models/failure-reason.ts";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";

/** What the wallet's back end did not take within a day, why, and the way to send it again. */
export function DeadWebhookCard({
  list,
}: {
  readonly list: FailedDeliveries<DeadWebhook>;
}): JSX.Element {
  return <FailedCard list={list} name="webhooks" whatOf={({ type }) => type} />;
}

/** Letters that no mail server took. Whom they are for stands in what they are about. */
export function FailedMailCard({
  list,
}: {
  readonly list: FailedDeliveries<FailedMail>;
}): JSX.Element {
  const { t } = useTranslation();
  return <FailedCard list={list} name="mails" whatOf={({ kind }) => t(`mails.kind.${kind}`)} />;
}

type Failed = Pick<DeadWebhook, "subject" | "at" | "attempts" | "failure"> & {
  readonly id: string;
};

interface FailedCardProps<Item extends Failed> {
  readonly list: FailedDeliveries<Item>;
  /** What its own texts begin with. */
  readonly name: "webhooks" | "mails";
  readonly whatOf: (item: Item) => string;
}

function FailedCard<Item extends Failed>(props: FailedCardProps<Item>): JSX.Element {
  const { list, name } = props;
  const { t } = useTranslation();
  const isEmpty = list.items.value.length === 0;
  const state = list.state.value;
  return (
    <section class="privacy-card" aria-labelledby={`privacy-${name}`}>
      <h2 id={`privacy-${name}`}>{t(`${name}.title`)}</h2>
      <p class="muted">{t(`${name}.note`, { count: list.pending.value })}</p>
      {!isEmpty && <FailedTable {...props} />}
      {state === "loading" && <ListSkeleton />}
      {state === "failed" && <ListError onRetry={() => void list.load()} />}
      {state === "ready" && isEmpty && <p class="muted">{t(`${name}.none`)}</p>}
      {state === "ready" && list.more.value && (
        <button type="button" class="secondary" onClick={() => void list.loadMore()}>
          {t("audit.more")}
        </button>
      )}
    </section>
  );
}

function FailedTable<Item extends Failed>({
  list,
  name,
  whatOf,
}: FailedCardProps<Item>): JSX.Element {
  const { t, locale } = useTranslation();
  const heads = [`${name}.what`, "webhooks.when", "webhooks.why", "webhooks.again"] as const;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and a scrollable region must be reachable by keyboard
    <section class="audit-frame" tabIndex={0} aria-label={t(`${name}.title`)}>
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
          {list.items.value.map((item) => (
            <tr key={item.id}>
              <td>
                {whatOf(item)}
                <small class="muted">{item.subject}</small>
              </td>
              <td>
                <time dateTime={item.at}>{timeStamp(item.at, new Date(), locale)}</time>
              </td>
              <td>
                {failureReason(item.failure, t)}
                <small class="muted">{t("webhooks.attempts", { count: item.attempts })}</small>
              </td>
              <td>
                <button type="button" class="quiet" onClick={() => void list.sendAgain(item.id)}>
                  {t("webhooks.send")}
                </button>
                {list.refused.value.has(item.id) && <p role="alert">{t("webhooks.refused")}</p>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
