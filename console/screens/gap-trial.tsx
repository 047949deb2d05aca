import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { BrokenQuestion, ChangeTrial } from "../../protocol/gaps.ts";
import { Icon } from "../../ui/icons.tsx";
import { saveFile } from "../../ui/kept-file.ts";
import { type GapWork, missingIn } from "../models/gap-change.ts";
import type { GapsModel } from "../models/gaps.ts";
import { ConsoleIcon } from "./console-icon.tsx";
import { Keys } from "./key-hint.tsx";
import { useTranslation } from "./translation.ts";

interface GapTrialProps {
  readonly model: GapsModel;
  readonly work: GapWork;
}

/** What the change would do to all that worked, and the one thing to do next. */
export function GapTrial({ model, work }: GapTrialProps): JSX.Element {
  const { t } = useTranslation();
  const { trial, trialState, next } = model;
  const state = trialState.value;
  const isAccepting = next.value === "accept";
  const missing = missingIn(work);
  const results = useRef<HTMLDivElement>(null);
  const isAccepted = model.accepted.value !== null;
  // They stand below a long form: whoever pressed the button sees what came of it.
  useEffect(() => {
    if (state === "done" || state === "failed" || isAccepted)
      results.current?.scrollIntoView({ block: "nearest" });
  }, [state, isAccepted]);
  return (
    <>
      <div class="gap-trial" role="status" ref={results}>
        {state === "running" && <Running model={model} />}
        {state === "failed" && <p class="knowledge-wrong">{t("gaps.tryFailed")}</p>}
        {state === "stale" && trial.value && <p class="muted">{t("gaps.stale")}</p>}
        {state === "done" && trial.value && <Results trial={trial.value} work={work} />}
        <Accepted model={model} />
      </div>
      <footer class="gap-foot">
        <span class="muted">
          {missing
            ? t(`gaps.missing.${missing}`)
            : isAccepting
              ? t("gaps.branchHint")
              : t("gaps.tryHint")}
        </span>
        <button
          type="button"
          class="primary"
          aria-keyshortcuts="Control+Enter"
          disabled={next.value === null}
          onClick={() => void model.proceed()}
        >
          {t(isAccepting ? "gaps.accept" : "gaps.try")}
          <Keys label="Ctrl Enter" />
        </button>
      </footer>
    </>
  );
}

/** What is being done, how far it is, and the way out: it may take a minute. */
function Running({ model }: Pick<GapTrialProps, "model">): JSX.Element {
  const { t } = useTranslation();
  const { step, done, of } = model.progress.value ?? { step: "building", done: 0, of: 0 };
  return (
    <p class="gap-running">
      <span class="muted">{t(`gaps.trying.${step}`, { done, of })}</span>
      <progress
        aria-label={t("gaps.try")}
        {...(step === "asking" && of > 0 && { max: of, value: done })}
      />
      <button type="button" class="quiet" onClick={() => void model.cancel()}>
        {t("gaps.cancel")}
      </button>
    </p>
  );
}

interface TrialResultsProps {
  readonly trial: ChangeTrial;
  readonly work: GapWork;
}

function Results({ trial, work }: TrialResultsProps): JSX.Element {
  const { t } = useTranslation();
  const { won, lost, broken, asked, problems, files } = trial;
  return (
    <ul class="gap-results">
      <ResultRow isGood>{t("gaps.files", { files: files.join(t("gaps.comma")) })}</ResultRow>
      {lost.length === 0 && (
        <ResultRow isGood>
          {t(work.way === "out-of-scope" ? "gaps.allDeclined" : "gaps.allWon", { count: won })}
        </ResultRow>
      )}
      {lost.map((one) => (
        <ResultRow key={one.text}>{t("gaps.lost", valuesOf(one))}</ResultRow>
      ))}
      {broken.length === 0 && <ResultRow isGood>{t("gaps.unbroken", { count: asked })}</ResultRow>}
      {broken.map((one) => (
        <ResultRow key={one.text}>{t("gaps.broken", valuesOf(one))}</ResultRow>
      ))}
      {problems.map(({ file, line, text, severity }) => (
        <ResultRow key={`${file}:${line} ${text}`} isWarning={severity === "warning"}>
          {text} <code class="muted">{`${file}:${line}`}</code>
        </ResultRow>
      ))}
    </ul>
  );
}

const valuesOf = ({ text, expected, got }: BrokenQuestion) => ({
  text,
  got,
  expected: expected.join(", ") || "@none",
});

interface ResultRowProps {
  readonly isGood?: boolean;
  readonly isWarning?: boolean;
  readonly children: ComponentChildren;
}

function ResultRow({ isGood, isWarning, children }: ResultRowProps): JSX.Element {
  return (
    <li class={isGood ? "gap-good" : isWarning ? "knowledge-warn" : "knowledge-wrong"}>
      {isGood ? <ConsoleIcon name="checks" /> : <Icon name="alert" />}
      <span>{children}</span>
    </li>
  );
}

/** Where the change went. */
function Accepted({ model }: Pick<GapTrialProps, "model">): JSX.Element | null {
  const { t } = useTranslation();
  const accepted = model.accepted.value;
  if (accepted === null) return null;
  const { branch, uncommitted, patch, fileName } = accepted;
  return (
    <div class="gap-accepted">
      <p>
        {branch
          ? t("gaps.onBranch", { branch })
          : uncommitted
            ? t("gaps.uncommitted", { file: uncommitted })
            : t("gaps.asPatch")}
      </p>
      <button
        type="button"
        class="secondary"
        onClick={() => saveFile(fileName, patch, "text/x-diff")}
      >
        {t("gaps.download")}
      </button>
    </div>
  );
}
