import type { JSX } from "preact";
import type { ReplayTurn } from "../../protocol/replay.ts";
import { useTranslation } from "./translation.ts";

/** What was said, each by whom. */
export function ReplaySaid({ turns }: { readonly turns: readonly ReplayTurn[] }): JSX.Element {
  const { t } = useTranslation();
  return (
    <>
      {turns.map(({ by, text }, index) => (
        <p key={index} class="replay-said" data-by={by}>
          <span class="muted">{t(`search.by.${by}`)}</span>
          <span class="replay-text">{text}</span>
        </p>
      ))}
    </>
  );
}
