import type { JSX } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { LiveAgent } from "../../protocol/live.ts";
import { sampleKinds } from "../../protocol/quality.ts";
import { asRefusal } from "../../ui/refusal.ts";
import { calledBy } from "../models/customer-name.ts";
import { maySeePage } from "../models/pages.ts";
import { createQualityModel, type QualityModel } from "../models/quality.ts";
import { shortTime } from "../models/times.ts";
import type { DeskProps } from "./desk-props.ts";
import { PreviewLog } from "./preview-log.tsx";
import { QualityResults } from "./quality-results.tsx";
import { ScoreSheet } from "./score-sheet.tsx";
import { useTopicTitles, useTranslation } from "./translation.ts";
import "./quality.css";

/** Those who lead sample and score; an agent reads what was said of their own work. */
export function QualityScreen(props: DeskProps): JSX.Element {
  const { agent } = props.model;
  if (!maySeePage(agent.value?.role, "live"))
    return <QualityResults {...props} of={agent.value?.id ?? ""} />;
  return <Sampling {...props} />;
}

function Sampling({ model, root }: DeskProps): JSX.Element {
  const { t } = useTranslation();
  const [results, setResults] = useState(false);
  const quality = useMemo(() => createQualityModel({ call: model.call }), [model.call]);
  useEffect(() => void quality.draw(), [quality]);
  if (results) return <QualityResults model={model} root={root} onBack={() => setResults(false)} />;
  const problem = quality.problem.value;
  return (
    <main class="quality">
      <header class="quality-head">
        <h1>{t("quality.title")}</h1>
        <SampleChoice quality={quality} model={model} />
        <button type="button" class="secondary" onClick={() => setResults(true)}>
          {t("quality.results")}
        </button>
      </header>
      {problem !== null && (
        <p class="problem quality-problem" role="alert">
          {t(`refused.${problem}`)}
        </p>
      )}
      <Sample quality={quality} now={root.clock.value} />
      <section class="quality-preview" aria-label={t("search.preview")}>
        {quality.preview.value && <PreviewLog view={quality.preview.value} />}
      </section>
      {quality.chosen.value && quality.sample.value && (
        <ScoreSheet
          quality={quality}
          sampled={quality.chosen.value}
          criteria={quality.sample.value.criteria}
          onSaved={() => root.toasts.show(t("quality.saved"))}
        />
      )}
    </main>
  );
}

interface SampleChoiceProps extends Pick<DeskProps, "model"> {
  readonly quality: QualityModel;
}

function SampleChoice({ quality, model: { call } }: SampleChoiceProps): JSX.Element {
  const { t } = useTranslation();
  const [agents, setAgents] = useState<readonly LiveAgent[]>([]);
  useEffect(() => {
    call("desk:live", {}).then((live) => setAgents(live.agents), asRefusal);
  }, [call]);
  return (
    <div class="quality-choice">
      <select
        aria-label={t("quality.kind")}
        value={quality.kind.value}
        onChange={({ currentTarget }) => {
          const chosen = sampleKinds.find((kind) => kind === currentTarget.value);
          if (chosen !== undefined) quality.kind.value = chosen;
          void quality.draw();
        }}
      >
        {sampleKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`quality.kind.${kind}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t("search.agent")}
        value={quality.agent.value}
        onChange={({ currentTarget }) => {
          quality.agent.value = currentTarget.value;
          void quality.draw();
        }}
      >
        <option value="">{t("quality.anyAgent")}</option>
        {agents.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <button type="button" class="secondary" onClick={() => void quality.draw()}>
        {t("quality.draw")}
      </button>
    </div>
  );
}

interface SampleProps {
  readonly quality: QualityModel;
  readonly now: number;
}

function Sample({ quality, now }: SampleProps): JSX.Element {
  const { t, locale } = useTranslation();
  const titleOf = useTopicTitles();
  const conversations = quality.sample.value?.conversations ?? [];
  return (
    <section class="quality-list" aria-label={t("quality.sample")}>
      {quality.sample.value && conversations.length === 0 && (
        <p class="muted quality-empty">{t("quality.nothing")}</p>
      )}
      {conversations.map((sampled) => (
        <button
          key={sampled.row.id}
          type="button"
          class="quality-row"
          aria-current={sampled === quality.chosen.value ? "true" : undefined}
          onClick={() => void quality.choose(sampled)}
        >
          <span class="quality-line">
            <strong class="cut">{calledBy(sampled.row.customer, t)}</strong>
            <span class="muted cut">{titleOf(sampled.row.topic ?? "")}</span>
            <time class="muted" dateTime={sampled.row.lastAt}>
              {shortTime(sampled.row.lastAt, now, locale)}
            </time>
          </span>
          <span class="muted cut">{`${sampled.agent.name} · ${sampled.row.lastText}`}</span>
        </button>
      ))}
    </section>
  );
}
