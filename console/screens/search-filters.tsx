import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { searchOutcomes, searchSpans } from "../../protocol/search.ts";
import { Icon } from "../../ui/icons.tsx";
import type { DeskModel } from "../models/desk.ts";
import { fetchTopics } from "../models/topics.ts";
import { ChipSelect } from "./chip-select.tsx";
import { useTranslation } from "./translation.ts";
import { useColleagues } from "./use-colleagues.ts";

/** Time, colleague, topic, tag and how it has ended. What is set is in the accent, with a cross beside it. */
export function SearchFilters({ model }: { readonly model: DeskModel }): JSX.Element {
  const { t } = useTranslation();
  const { search } = model;
  const { conditions } = search;
  const again = () => void search.again();
  return (
    <div class="search-filters">
      <Time model={model} />
      <Choice name="agent" choices={useAgents(model)} model={model} />
      <Choice name="topic" choices={useTopics(model)} model={model} />
      <Choice name="tag" choices={tagsOf(model)} model={model} />
      <Choice
        name="outcome"
        choices={searchOutcomes.map((one) => [one, t(`search.outcome.${one}`)])}
        model={model}
      />
      {conditions.isNarrow.value && (
        <button
          type="button"
          class="tool"
          onClick={() => {
            conditions.clear();
            again();
          }}
        >
          {t("search.clearAll")}
        </button>
      )}
    </div>
  );
}

type FilterProps = { readonly model: DeskModel };

function Time({ model }: FilterProps): JSX.Element {
  const { t } = useTranslation();
  const { search } = model;
  const { span } = search.conditions;
  return (
    <>
      <ChipSelect
        class="filter-chip"
        aria-label={t("search.time")}
        data-set={span.value !== "any"}
        value={span.value}
        onChange={({ currentTarget }) => {
          span.value = searchSpans.find((one) => one === currentTarget.value) ?? "any";
          void search.again();
        }}
      >
        {searchSpans.map((one) => (
          <option key={one} value={one}>
            {t(`search.span.${one}`)}
          </option>
        ))}
      </ChipSelect>
      {span.value === "own" &&
        (["from", "to"] as const).map((end) => (
          <input
            key={end}
            type="date"
            class="search-day"
            aria-label={t(`search.${end}`)}
            value={search.conditions[end].value}
            onChange={({ currentTarget }) => {
              search.conditions[end].value = currentTarget.value;
              void search.again();
            }}
          />
        ))}
    </>
  );
}

interface ConditionProps extends FilterProps {
  readonly name: "agent" | "topic" | "tag" | "outcome";
  readonly choices: readonly (readonly [value: string, title: string])[];
}

function Choice({ name, choices, model }: ConditionProps): JSX.Element {
  const { t } = useTranslation();
  const { search } = model;
  const condition = search.conditions[name];
  const set = (value: string) => {
    condition.value = value;
    void search.again();
  };
  const isSet = condition.value !== "";
  return (
    <span class="search-filter" data-set={isSet}>
      <ChipSelect
        class="filter-chip"
        aria-label={t(`search.${name}`)}
        data-set={isSet}
        value={condition.value}
        onChange={({ currentTarget }) => set(currentTarget.value)}
      >
        <option value="">{t(`search.${name}`)}</option>
        {choices.map(([value, title]) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </ChipSelect>
      {isSet && (
        <button
          type="button"
          class="icon-button search-unset"
          aria-label={t("search.unset", { name: t(`search.${name}`) })}
          onClick={() => set("")}
        >
          <Icon name="close" />
        </button>
      )}
    </span>
  );
}

const rowsOf = ({ search }: DeskModel) =>
  (search.results.value?.conversations ?? []).map(({ row }) => row);

const distinct = (all: readonly (string | undefined)[]): readonly (readonly [string, string])[] =>
  [...new Set(all)].flatMap((one) => (one ? [[one, one] as const] : []));

/** Who is on duty, whoever asks, and who has what was found. */
function useAgents(model: DeskModel): readonly (readonly [string, string])[] {
  const me = model.agent.value;
  const known = [
    ...(me ? [me] : []),
    ...useColleagues(model.call),
    ...rowsOf(model).flatMap(({ agent }) => agent ?? []),
  ];
  return [...new Map(known.map(({ id, name }) => [String(id), name])).entries()];
}

/** The categories of the FAQ, which stand for all of their articles, and the topics of what was found. */
function useTopics(model: DeskModel): readonly (readonly [string, string])[] {
  const { locale } = useTranslation();
  const [topics, setTopics] = useState<readonly string[]>([]);
  useEffect(() => {
    void fetchTopics(locale).then(setTopics);
  }, [locale]);
  const chosen = model.search.conditions.topic.value;
  return distinct([chosen, ...topics, ...rowsOf(model).map(({ topic }) => topic)]);
}

const tagsOf = (model: DeskModel) =>
  distinct([
    model.search.conditions.tag.value,
    ...model.tags.value,
    ...rowsOf(model).flatMap(({ tags }) => tags ?? []),
  ]);
