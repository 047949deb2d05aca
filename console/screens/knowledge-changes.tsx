import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import type { ChangeEffect, KindFigures } from "../../protocol/change-effect.ts";
import type { MadeChange } from "../../protocol/gaps.ts";
import { secondsText } from "../models/insight-texts.ts";
import { createMadeChanges } from "../models/made-changes.ts";
import type { Translation } from "../models/texts.ts";
import { shortTime } from "../models/times.ts";
import { ListError } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";

/** What was made of gaps, and for each what it did: the same questions before and after. */
export function KnowledgeChanges({ now }: { readonly now: number }): JSX.Element {
  const { t, locale } = useTranslation();
  const model = useMemo(() => createMadeChanges(), []);
  useEffect(() => void model.load(), [model]);
  const changes = model.changes.value;
  return (
    <section class="privacy-card" aria-labelledby="knowledge-changes">
      <div class="knowledge-head">
        <h2 id="knowledge-changes">{t("knowledge.changes")}</h2>
      </div>
      {model.failed.value && <ListError onRetry={() => void model.load()} />}
      {changes?.length === 0 && <p class="muted">{t("knowledge.noChanges")}</p>}
      {changes && changes.length > 0 && (
        <ul class="card-list">
          {changes.map((change) => (
            <li key={change.id}>
              <span class="card-person">
                <strong>{titleOf(change, t)}</strong>
                <span class="muted">
                  {`${change.byName} · ${shortTime(change.at, now, locale)}`}
                </span>
                <Effect
                  effect={model.effects.value.get(change.id)}
                  onAsk={() => void model.loadEffect(change.id)}
                />
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function titleOf({ kind, target, phrasings: count }: MadeChange, t: Translation["t"]): string {
  if (kind === "article") return t("knowledge.madeArticle", { target });
  return kind === "phrasings"
    ? t("knowledge.madePhrasings", { target, count })
    : t("knowledge.madeOutOfScope", { count });
}

interface EffectProps {
  readonly effect: ChangeEffect | "failed" | undefined;
  readonly onAsk: () => void;
}

/** It takes a second to count, so it is asked for. */
function Effect({ effect, onAsk }: EffectProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  if (effect === undefined || effect === "failed")
    return (
      <span>
        {effect === "failed" && <span class="knowledge-wrong">{t("lists.failed")} </span>}
        <button type="button" class="secondary" onClick={onAsk}>
          {t("knowledge.effect")}
        </button>
      </span>
    );
  if (!effect.isLive) return <span class="knowledge-warn">{t("knowledge.notLive")}</span>;
  const { minutes, before, after, saved = 0 } = effect;
  const span = secondsText(minutes * 60, translation);
  return (
    <span role="status">
      <span>{t("knowledge.effectBefore", { span, ...valuesOf(before) })}</span>
      <span>{t("knowledge.effectAfter", { span, ...valuesOf(after) })}</span>
      {saved > 0 && <strong>{t("knowledge.saved", { count: saved })}</strong>}
      {saved < 0 && (
        <span class="knowledge-warn">{t("knowledge.notSaved", { count: -saved })}</span>
      )}
    </span>
  );
}

const valuesOf = ({ asked, answered, helpful, handedOver }: KindFigures) => ({
  asked,
  answered,
  helpful,
  handedOver,
});
