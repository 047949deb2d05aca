import type { JSX } from "preact";
import type { FoundCount } from "../../protocol/search.ts";
import type { SearchModel } from "../models/search.ts";
import { searchKinds } from "../models/search-kinds.ts";
import { useTranslation } from "./translation.ts";
import "./segments.css";

/** What was found of each kind. A count with a plus was not counted on. */
export function SearchKinds({ search }: { readonly search: SearchModel }): JSX.Element {
  const { t } = useTranslation();
  const counts = search.results.value?.counts;
  return (
    <fieldset class="segments search-kinds" aria-label={t("search.kinds")}>
      {searchKinds.map((kind, index) => (
        <button
          key={kind}
          type="button"
          aria-pressed={kind === search.kind.value}
          aria-keyshortcuts={String(index + 1)}
          onClick={() => void search.show(kind)}
        >
          {t(`search.kind.${kind}`)}{" "}
          <span class="search-kind-count">{countText(counts?.[kind])}</span>
        </button>
      ))}
    </fieldset>
  );
}

const countText = (found: FoundCount | undefined): string =>
  found === undefined ? "" : `${found.count}${found.atLeast ? "+" : ""}`;
