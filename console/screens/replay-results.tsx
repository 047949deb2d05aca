import type { JSX } from "preact";
import type { ReplayResult } from "../../protocol/replay.ts";
import { timeStamp } from "../../ui/times.ts";
import { ReplaySaid } from "./replay-said.tsx";
import { useTranslation } from "./translation.ts";

interface ReplayResultsProps {
  readonly results: { readonly title: string; readonly steps: readonly ReplayResult[] };
  readonly now: number;
}

/** What each agent has answered, beside what was answered in reality. */
export function ReplayResultList({
  results: { title, steps },
  now,
}: ReplayResultsProps): JSX.Element {
  const { t, locale } = useTranslation();
  return (
    <section class="learning-card replay-exercise" aria-label={t("replays.results")}>
      <header class="replay-head">
        <h2>{title}</h2>
      </header>
      {steps.map(({ said, actual, answers }, index) => (
        <div key={index} class="replay-step">
          <ReplaySaid turns={said} />
          <div class="replay-compare">
            <section>
              <h3>{t("replays.actual")}</h3>
              <p class="replay-text">{actual.join("\n")}</p>
            </section>
            <section>
              <h3>{t("replays.answers")}</h3>
              {answers.length === 0 && <p class="muted">{t("replays.nobody")}</p>}
              {answers.map(({ agent, text, at }) => (
                <p key={agent.id} class="replay-said">
                  <span class="muted">{`${agent.name} · ${timeStamp(at, new Date(now), locale)}`}</span>
                  <span class="replay-text">{text}</span>
                </p>
              ))}
            </section>
          </div>
        </div>
      ))}
    </section>
  );
}
