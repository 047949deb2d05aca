import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import { improvementStates } from "../../protocol/improvement.ts";
import type { DeskModel } from "../models/desk.ts";
import { leadingRoles } from "../models/pages.ts";
import type { DeskProps } from "./desk-props.ts";
import { ImprovementDialog } from "./improvement-dialog.tsx";
import { ImprovementRow } from "./improvement-row.tsx";
import { LearningHead } from "./learning-head.tsx";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";
import "./improvements.css";

/** What is to be changed because of complaints and incidents, by whom, until when. */
export function ImprovementsScreen({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const { improvements, connection } = model;
  const { list, more, state, open } = improvements;
  const online = connection.value === "online";
  useEffect(() => {
    if (online) void improvements.load();
  }, [improvements, online]);
  return (
    <main class="wide-page">
      <LearningHead model={model}>
        {mayWrite(model) && (
          <button type="button" class="primary" onClick={() => improvements.begin()}>
            {t("improvements.new")}
          </button>
        )}
      </LearningHead>
      <Filters model={model} />
      {state.value === "failed" && <ListError onRetry={() => void improvements.load()} />}
      {state.value === "loading" && <ListSkeleton />}
      {state.value === "ready" && list.value.length === 0 && (
        <section class="learning-card learning-empty">
          <h2>{t("improvements.none")}</h2>
          <p class="muted">{t("improvements.noneHint")}</p>
        </section>
      )}
      {list.value.length > 0 && <Table model={model} />}
      {more.value && (
        <button
          type="button"
          class="secondary improvements-more"
          onClick={() => void improvements.loadMore()}
        >
          {t("lists.more")}
        </button>
      )}
      {open.value && (
        <ImprovementDialog
          key={"id" in open.value ? open.value.id : "new"}
          model={model}
          one={open.value}
          mayWrite={mayWrite(model)}
          now={root.clock.peek()}
        />
      )}
    </main>
  );
}

const mayWrite = ({ agent }: Pick<DeskModel, "agent">): boolean => {
  const role = agent.value?.role;
  return role !== undefined && leadingRoles.includes(role);
};

function Filters({ model: { improvements } }: Pick<DeskProps, "model">): JSX.Element {
  const { t } = useTranslation();
  const { wanted, owners } = improvements;
  const { state: shown, ownerId } = wanted.value;
  return (
    <div class="improvements-filters">
      <fieldset class="learning-tabs" aria-label={t("improvements.state")}>
        {([undefined, ...improvementStates] as const).map((state) => (
          <button
            key={state}
            type="button"
            aria-pressed={state === shown}
            onClick={() => void improvements.show({ ownerId, state })}
          >
            {t(state === undefined ? "improvements.current" : `improvements.state.${state}`)}
          </button>
        ))}
      </fieldset>
      <select
        aria-label={t("improvements.owner")}
        value={ownerId ?? ""}
        onChange={({ currentTarget }) => {
          const owner = owners.value.find(({ id }) => id === currentTarget.value);
          void improvements.show({ state: shown, ownerId: owner?.id });
        }}
      >
        <option value="">{t("improvements.anyOwner")}</option>
        {owners.value.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}

const columns = ["what", "owner", "due", "state", "about"] as const;

function Table({ model }: Pick<DeskProps, "model">): JSX.Element {
  const { t } = useTranslation();
  return (
    <section class="learning-card improvements-table" aria-label={t("improvements.title")}>
      <table>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`improvements.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {model.improvements.list.value.map((one) => (
            <ImprovementRow key={one.id} one={one} model={model} leads={mayWrite(model)} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
