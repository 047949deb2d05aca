import type { JSX } from "preact";
import type { CountName, Insights, ShareName } from "../../protocol/insights.ts";
import {
  fractionText,
  numberText,
  percent,
  remainderIn,
  shareIn,
  shareText,
} from "../models/insight-texts.ts";
import { InsightBars } from "./insight-bar-list.tsx";
import { InsightCard } from "./insight-card.tsx";
import { InsightDefinition } from "./insight-definition.tsx";
import { useTranslation } from "./translation.ts";

interface BotCardProps {
  readonly insights: Insights;
}

/** In the order of the steps; each is a part of the conversations that have asked and ended. */
const steps = ["advice", "deflection", "passingOn"] as const;
/** What became of single questions. */
const ofQuestions: readonly ShareName[] = [
  "answered",
  "askedBack",
  "unanswered",
  "helpful",
  "wrong",
];
const counted: readonly CountName[] = [
  "questions",
  "answered",
  "askedBack",
  "unanswered",
  "wantedHuman",
  "helpful",
  "wrong",
];

/** From asking the bot to an agent, and what became of the questions. */
export function BotCard({ insights }: BotCardProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const { counts } = insights.total;
  const { settled = 0, questions = 0 } = counts;
  const unsettled = remainderIn(insights.total, "unsettled", insights);
  const found = steps.map((name) => ({ name, ...shareIn(insights.total, name, insights) }));
  const asked = t("insights.step.asked");
  return (
    <InsightCard
      title={t("insights.bot")}
      table={{
        head: [t("insights.what"), t("insights.count"), t("insights.shareOf"), t("insights.outOf")],
        rows: [
          [asked, settled, percent(settled === 0 ? undefined : 1), t("insights.count.settled")],
          ...found.map(({ name, part, value }) => [
            t(`insights.share.${name}`),
            part,
            percent(value),
            t("insights.count.settled"),
          ]),
          ...counted.map((name) => [
            t(`insights.count.${name}`),
            counts[name] ?? 0,
            percent(questions === 0 ? undefined : (counts[name] ?? 0) / questions),
            t("insights.count.questions"),
          ]),
        ],
      }}
      foot={
        <>
          <h3 class="insight-part">
            {t("insights.ofQuestions", { count: numberText(questions, translation) })}
          </h3>
          <ShareList insights={insights} names={ofQuestions} />
        </>
      }
    >
      {settled === 0 ? (
        <p class="muted">{t("insights.nothingSettled")}</p>
      ) : (
        <InsightBars
          whole={settled}
          bars={[
            { name: asked, count: settled },
            ...found.map(({ name, value, part, whole }) => ({
              name: t(`insights.share.${name}`),
              count: part,
              tone: name === "deflection" ? ("main" as const) : undefined,
              note: (
                <>
                  <small class="muted">{fractionText({ value, part, whole }, translation)}</small>
                  <InsightDefinition insights={insights} share={name} />
                </>
              ),
            })),
          ]}
        />
      )}
      {unsettled > 0 && (
        <p class="muted insight-foot">
          {t("insights.unsettledBot", { count: numberText(unsettled, translation) })}
        </p>
      )}
    </InsightCard>
  );
}

const ShareList = ({
  insights,
  names,
}: BotCardProps & { readonly names: readonly ShareName[] }): JSX.Element => {
  const translation = useTranslation();
  return (
    <ul class="insight-shares">
      {names.map((name) => (
        <li key={name}>
          {`${translation.t(`insights.share.${name}`)} ${shareText(shareIn(insights.total, name, insights), translation)}`}
          <InsightDefinition insights={insights} share={name} />
        </li>
      ))}
    </ul>
  );
};
