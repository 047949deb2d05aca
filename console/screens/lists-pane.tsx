import type { JSX } from "preact";
import type { DeskProps } from "./desk-props.ts";
import { DutySwitch } from "./duty-switch.tsx";
import { ListChoicePart } from "./list-choice.tsx";
import { ListsFoot } from "./lists-foot.tsx";
import { RowList } from "./row-list.tsx";
import { TakeNext } from "./take-next.tsx";
import { useTranslation } from "./translation.ts";
import "./lists-pane.css";

export function ListsPane({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  return (
    <nav class="lists" aria-label={t("lists.label")}>
      <header class="lists-head">
        <ListChoicePart lists={model.lists} />
        <DutySwitch model={model} />
      </header>
      <TakeNext model={model} />
      <RowList model={model} root={root} />
      <ListsFoot model={model} root={root} />
    </nav>
  );
}
