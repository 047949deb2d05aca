import type { JSX } from "preact";
import { searchKeys } from "../models/search-keys.ts";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

/** The keys of the page, and what is in the index. */
export function SearchFoot(): JSX.Element {
  const { t } = useTranslation();
  return (
    <footer class="search-foot muted">
      <span class="search-foot-keys">
        {searchKeys.map(({ label, text }) => (
          <span key={label} class="search-foot-key">
            <Keys label={label} />
            {t(text)}
          </span>
        ))}
      </span>
      <span class="search-foot-index">{t("search.index")}</span>
    </footer>
  );
}
