import type { JSX } from "preact";
import { searchOrders } from "../../protocol/search.ts";
import { isBlank } from "../../protocol/text.ts";
import { Icon } from "../../ui/icons.tsx";
import type { SearchModel } from "../models/search.ts";
import { ChipSelect } from "./chip-select.tsx";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

interface SearchProps {
  readonly search: SearchModel;
}

/** The order of what is found, and the way to keep what was asked. */
export function SearchOrderChoice({ search }: SearchProps): JSX.Element {
  const { t } = useTranslation();
  const { order } = search.conditions;
  return (
    <span class="search-order">
      {!isBlank(search.text.value) && (
        <button
          type="button"
          class="tool"
          aria-keyshortcuts="S"
          onClick={() => {
            search.naming.value = true;
          }}
        >
          {t("search.save")} <Keys label="S" />
        </button>
      )}
      <ChipSelect
        class="filter-chip"
        aria-label={t("search.order")}
        value={order.value}
        onChange={({ currentTarget }) => {
          order.value = searchOrders.find((one) => one === currentTarget.value) ?? "newest";
          void search.again();
        }}
      >
        {searchOrders.map((one) => (
          <option key={one} value={one}>
            {t(`search.order.${one}`)}
          </option>
        ))}
      </ChipSelect>
    </span>
  );
}

/** What the agent has kept, each with a way to take it away. */
export function SavedSearchList({ search }: SearchProps): JSX.Element | null {
  const { t } = useTranslation();
  const { all, problem, remove } = search.saved;
  if (all.value.length === 0) return null;
  return (
    <section class="search-saved" aria-labelledby="search-saved">
      <h2 id="search-saved">{t("search.saved")}</h2>
      {problem.value !== null && (
        <p class="problem" role="alert">
          {t(`refused.${problem.value}`)}
        </p>
      )}
      <ul>
        {all.value.map(({ id, name, query }) => (
          <li key={id}>
            <button
              type="button"
              class="search-saved-one"
              onClick={() => void search.askAgain(query)}
            >
              <span class="cut">{name}</span>
              <span class="muted cut">{query.q}</span>
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={t("search.remove", { name })}
              onClick={() => void remove(id)}
            >
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
