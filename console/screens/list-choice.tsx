import type { JSX } from "preact";
import { Icon } from "../../ui/icons.tsx";
import { type DeskLists, listChoices } from "../models/lists.ts";
import { useTranslation } from "./translation.ts";
import "./list-choice.css";

/** The title of the lists, which is the choice between them. */
export function ListChoicePart({ lists }: { readonly lists: DeskLists }): JSX.Element {
  const { t } = useTranslation();
  return (
    <span class="list-choice">
      <h1 class="hidden">{t("rail.desk")}</h1>
      <select
        id="list-choice"
        aria-label={t("lists.label")}
        value={lists.choice.value}
        onChange={({ currentTarget }) => {
          const chosen = listChoices.find((one) => one === currentTarget.value);
          if (chosen !== undefined) lists.show(chosen);
        }}
      >
        {listChoices.map((one) => (
          <option key={one} value={one}>
            {t(`list.${one}`)}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}
