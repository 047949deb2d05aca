import type { Signal } from "@preact/signals";
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { calledBy } from "../models/customer-name.ts";
import {
  type CustomerSearch,
  createCustomerSearch,
  type FoundOwner,
} from "../models/customer-search.ts";
import { useTranslation } from "./translation.ts";
import "./customer-choice.css";

interface CustomerChoiceProps {
  readonly chosen: Signal<FoundOwner | undefined>;
}

/** One customer of all, by name, phone number, or what was said. */
export function CustomerChoice({ chosen }: CustomerChoiceProps): JSX.Element {
  const { t } = useTranslation();
  const search = useMemo(() => createCustomerSearch(), []);
  const known = chosen.value;
  if (known) {
    return (
      <p class="customer-choice-chosen">
        <span class="cut">
          <strong>{calledBy(known.customer, t)}</strong> <span class="muted">{known.more}</span>
        </span>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            search.search("");
            chosen.value = undefined;
          }}
        >
          {t("fileTicket.otherCustomer")}
        </button>
      </p>
    );
  }
  return (
    <div class="customer-choice">
      <label class="field">
        <span>{t("tickets.column.customer")}</span>
        <input
          type="search"
          placeholder={t("fileTicket.customerHint")}
          maxLength={200}
          autofocus
          onInput={({ currentTarget }) => search.search(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            const { value } = search.found;
            if (typeof value === "object") chosen.value = value[0];
          }}
        />
      </label>
      <Found
        search={search}
        onChoose={(one) => {
          chosen.value = one;
        }}
      />
    </div>
  );
}

function Found(props: {
  readonly search: CustomerSearch;
  readonly onChoose: (one: FoundOwner) => void;
}): JSX.Element | null {
  const { search, onChoose } = props;
  const { t } = useTranslation();
  const found = search.found.value;
  if (found === "nothing typed") return null;
  if (typeof found === "string" || found.length === 0) {
    const words = { loading: "search.loading", failed: "search.failed" } as const;
    return (
      <p class="muted meta" role="status">
        {typeof found === "string" ? t(words[found]) : t("fileTicket.noCustomer")}
      </p>
    );
  }
  return (
    <ul class="customer-choice-found">
      {found.map((one) => (
        <li key={one.customer.id}>
          <button type="button" class="quiet" onClick={() => onChoose(one)}>
            <strong class="cut">{calledBy(one.customer, t)}</strong>
            <span class="muted cut">{one.more}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
