import type { JSX } from "preact";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

const hints = [
  [["J", "K"], "search.keys.step"],
  [["Enter"], "search.keys.open"],
  [["1–4"], "search.keys.kind"],
  [["N"], "search.keys.hit"],
  [["F"], "search.keys.filter"],
  [["/"], "search.keys.field"],
] as const;

/** The keys of the page, which act once Esc has left the field; and what is in the index. */
export function SearchFoot(): JSX.Element {
  const { t } = useTranslation();
  return (
    <footer class="search-foot muted">
      <span class="search-foot-keys">
        {hints.map(([keys, text]) => (
          <span key={text} class="search-foot-key">
            {keys.map((key) => (
              <Keys key={key} label={key} />
            ))}
            {t(text)}
          </span>
        ))}
      </span>
      <span class="search-foot-index">{t("search.index")}</span>
    </footer>
  );
}
