import type { JSX } from "preact";
import type { DeskProps } from "./desk-props.ts";
import { DutySwitch } from "./duty-switch.tsx";
import { ListChoicePart } from "./list-choice.tsx";
import { ListsFoot } from "./lists-foot.tsx";
import { RowList } from "./row-list.tsx";
import { TakeNext } from "./take-next.tsx";
import { useTranslation } from "./translation.ts";
import { usePhone } from "./use-phone.ts";
import "./lists-pane.css";

/** Beside a conversation it leads there; on a phone, where it is alone, it is the page. */
export function ListsPane({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const Pane = usePhone() ? "main" : "nav";
  return (
    <Pane class="lists" aria-label={t("lists.label")}>
      <header class="lists-head">
        <ListChoicePart lists={model.lists} />
        <DutySwitch model={model} />
      </header>
      <TakeNext model={model} />
      <RowList model={model} root={root} />
      <ListsFoot model={model} root={root} />
    </Pane>
  );
}
