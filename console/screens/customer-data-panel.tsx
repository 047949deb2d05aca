import type { JSX, TargetedSubmitEvent } from "preact";
import { useState } from "preact/hooks";
import { limits } from "../../protocol/limits.ts";
import type { CustomerOverview } from "../../protocol/privacy.ts";
import type { CustomerData } from "../models/customer-data.ts";
import { calledBy } from "../models/customer-name.ts";
import { longDate } from "../models/times.ts";
import { ConfirmDialog } from "./confirm-dialog.tsx";
import { useTranslation } from "./translation.ts";

interface CustomerDataProps {
  readonly customer: CustomerData;
}

/** Looks a customer up, and hands out, keeps or deletes their data. */
export function CustomerDataPanel({ customer }: CustomerDataProps): JSX.Element {
  const { t } = useTranslation();
  const found = customer.found.value;
  const receipt = customer.receipt.value;
  const problem = customer.problem.value;
  const handleSubmit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    void customer.find();
  };
  return (
    <section class="privacy-card" aria-labelledby="privacy-customer">
      <h2 id="privacy-customer">{t("data.title")}</h2>
      <form class="privacy-row" onSubmit={handleSubmit}>
        <label class="field">
          <span>{t("data.name")}</span>
          <input
            value={customer.name.value}
            maxLength={300}
            required
            onInput={(event) => {
              customer.name.value = event.currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="secondary" aria-disabled={customer.busy.value}>
          {t("data.find")}
        </button>
      </form>
      {problem !== null && (
        <p class="problem" role="alert">
          {problem === "not_found" ? t("data.nobody") : t(`refused.${problem}`)}
        </p>
      )}
      {found && <Found customer={customer} found={found} />}
      {receipt && (
        <p role="status">
          {t("data.erased", {
            conversations: receipt.conversations,
            messages: receipt.messages,
            receipt: receipt.receipt,
          })}
        </p>
      )}
    </section>
  );
}

function Found({ customer, found }: CustomerDataProps & { readonly found: CustomerOverview }) {
  const { t, locale } = useTranslation();
  const [erasing, setErasing] = useState(false);
  const count = found.conversations;
  return (
    <>
      <p>
        <strong>{calledBy(found, t)}</strong>{" "}
        <span class="muted">
          {t("data.summary", { count, date: longDate(found.since, locale) })}
        </span>
      </p>
      {found.hold ? (
        <Held customer={customer} hold={found.hold} />
      ) : (
        <HoldForm customer={customer} />
      )}
      <div class="privacy-row">
        <button type="button" class="secondary" onClick={() => void customer.export()}>
          {t("data.export")}
        </button>
        <button
          type="button"
          class="secondary danger"
          aria-disabled={found.hold !== undefined}
          onClick={() => {
            if (found.hold === undefined) setErasing(true);
          }}
        >
          {t("data.erase")}
        </button>
      </div>
      {erasing && (
        <ConfirmDialog
          title={t("data.eraseTitle")}
          text={t("data.eraseText", { count })}
          submit={t("data.erase")}
          onSubmit={() => void customer.erase()}
          onClose={() => setErasing(false)}
        />
      )}
    </>
  );
}

function Held({
  customer,
  hold,
}: CustomerDataProps & { readonly hold: NonNullable<CustomerOverview["hold"]> }) {
  const { t, locale } = useTranslation();
  return (
    <div class="privacy-row">
      <p>{t("data.held", { reason: hold.reason, date: longDate(hold.at, locale) })}</p>
      <button type="button" class="secondary" onClick={() => void customer.release()}>
        {t("data.release")}
      </button>
    </div>
  );
}

function HoldForm({ customer }: CustomerDataProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <form
      class="privacy-row"
      onSubmit={(event) => {
        event.preventDefault();
        void customer.hold();
      }}
    >
      <label class="field">
        <span>{t("data.holdReason")}</span>
        <input
          value={customer.reason.value}
          maxLength={limits.reasonLength}
          required
          onInput={(event) => {
            customer.reason.value = event.currentTarget.value;
          }}
        />
      </label>
      <button type="submit" class="secondary">
        {t("data.hold")}
      </button>
    </form>
  );
}
