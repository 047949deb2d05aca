import type { JSX } from "preact";
import type { DeskProps } from "./desk-props.ts";
import { DutySwitch } from "./duty-switch.tsx";
import { ListTabs } from "./list-tabs.tsx";
import { ListsFoot } from "./lists-foot.tsx";
import { RowList } from "./row-list.tsx";
import { SettingsMenu } from "./settings-menu.tsx";
import { TakeNext } from "./take-next.tsx";
import { useTranslation } from "./translation.ts";
import "./lists-pane.css";

export function ListsPane({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <nav class="lists" aria-label={t("lists.label")}>
      <header class="lists-head">
        <SettingsMenu model={model} root={root} />
        {model.agent.value?.role !== "editor" && (
          <button type="button" class="tool" onClick={model.screen.showTickets}>
            {t("tickets.title")}
          </button>
        )}
        <DutySwitch model={model} />
      </header>
      <TakeNext model={model} />
      <ListTabs lists={model.lists} />
      <RowList model={model} clock={root.clock} />
      <ListsFoot model={model} root={root} />
    </nav>
  );
}
