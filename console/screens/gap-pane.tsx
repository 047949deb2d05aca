import type { JSX } from "preact";
import type { GapDetail, GapQuestion } from "../../protocol/gaps.ts";
import type { GapWork } from "../models/gap-change.ts";
import type { GapsModel } from "../models/gaps.ts";
import { GapTrial } from "./gap-trial.tsx";
import { GapWays } from "./gap-ways.tsx";
import { Keys } from "./key-hint.tsx";
import { ListError, ListSkeleton } from "./list-states.tsx";
import { useTranslation } from "./translation.ts";

interface GapPaneProps {
  readonly model: GapsModel;
}

/** One kind: how customers said it, and the three ways on. */
export function GapPane({ model }: GapPaneProps): JSX.Element {
  const { t } = useTranslation();
  const { detail, work, selected, list } = model;
  const gaps = list.value?.gaps ?? [];
  const id = selected.value;
  if (detail.value === null || work.value === null)
    return (
      <section class="gap-pane">
        {id === null && gaps.length > 0 && <p class="list-empty">{t("gaps.unchosen")}</p>}
        {id !== null && model.failed.value && <ListError onRetry={() => void model.open(id)} />}
        {id !== null && !model.failed.value && <ListSkeleton />}
      </section>
    );
  const gap = detail.value;
  const at = gaps.findIndex((one) => one.id === id) + 1;
  return (
    <section class="gap-pane" aria-labelledby="gap-name">
      <header class="pane-head">
        <h2 id="gap-name">{gap.name}</h2>
        <span class="muted">
          {t("gaps.place", { at, count: gaps.length })} <Keys label="J" /> <Keys label="K" />
        </span>
      </header>
      <div class="gap-body">
        <p class="gap-facts">
          <Fact count={gap.customers} name="gaps.customers" />
          <Fact count={gap.handedOver} name="gaps.handedOverBy" />
          <Fact count={gap.unhelpful} name="gaps.unhelpfulBy" />
          <Fact count={gap.corrected} name="gaps.correctedBy" />
        </p>
        <Questions gap={gap} work={work.value} model={model} />
        <GapWays model={model} gap={gap} work={work.value} />
        <GapTrial model={model} work={work.value} />
      </div>
    </section>
  );
}

interface FactProps {
  readonly count: number;
  readonly name: "gaps.customers" | "gaps.handedOverBy" | "gaps.unhelpfulBy" | "gaps.correctedBy";
}

function Fact({ count, name }: FactProps): JSX.Element | null {
  const { t } = useTranslation();
  if (count === 0) return null;
  return (
    <span>
      <strong>{count}</strong> {t(name)}
    </span>
  );
}

interface QuestionsProps extends GapPaneProps {
  readonly gap: GapDetail;
  readonly work: GapWork;
}

function Questions({ gap, work, model }: QuestionsProps): JSX.Element {
  const { t } = useTranslation();
  const toggle = (text: string) =>
    model.edit({
      picked: work.picked.includes(text)
        ? work.picked.filter((one) => one !== text)
        : gap.questions
            .map((one) => one.text)
            .filter((one) => one === text || work.picked.includes(one)),
    });
  return (
    <table class="gap-table">
      <thead>
        <tr>
          <th scope="col">{t("gaps.wordings")}</th>
          <th scope="col" class="gap-number">
            {t("gaps.people")}
          </th>
          <th scope="col">{t("gaps.now")}</th>
        </tr>
      </thead>
      <tbody>
        {gap.questions.map((question) => (
          <tr key={question.text}>
            <td>
              <label>
                <input
                  type="checkbox"
                  checked={work.picked.includes(question.text)}
                  onChange={() => toggle(question.text)}
                />
                <span lang={question.locale}>{question.text}</span>
              </label>
            </td>
            <td class="gap-number">{question.customers}</td>
            <td>
              <Landing question={question} gap={gap} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where the question ends now. One that reads like another article is better left out. */
function Landing({
  question,
  gap,
}: {
  readonly question: GapQuestion;
  readonly gap: GapDetail;
}): JSX.Element {
  const { t } = useTranslation();
  const { now, like } = question;
  if (like && like.id !== gap.near?.id)
    return <span class="knowledge-warn">{t("gaps.like", { title: like.title })}</span>;
  if (now === "answer" && like)
    return <span class="muted">{t("gaps.answers", { title: like.title })}</span>;
  return <span class="muted">{t(`gaps.now.${now}`)}</span>;
}
