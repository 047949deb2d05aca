import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { asRefusal } from "../../ui/refusal.ts";
import type { AgentCall } from "../models/agent-call.ts";
import { type SearchModel, searchSpans } from "../models/search.ts";
import { useTranslation } from "./translation.ts";

interface FiltersProps {
  readonly search: SearchModel;
  readonly call: AgentCall;
}

/** Time, topic, tag and colleague. */
export function SearchFilters({ search, call }: FiltersProps): JSX.Element {
  const { t } = useTranslation();
  const [agents, setAgents] = useState<readonly { readonly id: string; readonly name: string }[]>(
    [],
  );
  useEffect(() => {
    call("agent:list", {}).then((answer) => setAgents(answer.agents), asRefusal);
  }, [call]);
  return (
    <div class="search-filters">
      <select
        aria-label={t("search.time")}
        value={search.days.value}
        onChange={(event) => {
          search.days.value = Number(event.currentTarget.value);
          void search.again();
        }}
      >
        {searchSpans.map((days) => (
          <option key={days} value={days}>
            {days === 0 ? t("search.anyTime") : t("search.days", { count: days })}
          </option>
        ))}
      </select>
      <select
        aria-label={t("search.agent")}
        value={search.agent.value}
        onChange={(event) => {
          search.agent.value = event.currentTarget.value;
          void search.again();
        }}
      >
        <option value="">{t("search.anyAgent")}</option>
        {agents.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      {(["topic", "tag"] as const).map((name) => (
        <input
          key={name}
          aria-label={t(`search.${name}`)}
          placeholder={t(`search.${name}`)}
          maxLength={60}
          value={search[name].value}
          onInput={(event) => {
            search[name].value = event.currentTarget.value;
            search.search(search.text.value);
          }}
        />
      ))}
    </div>
  );
}
