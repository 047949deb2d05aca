import { type ReadonlySignal, useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect } from "preact/hooks";
import type { AgentAnnouncement, AnnouncementImpact } from "../../protocol/announcement.ts";
import { Icon, Strokes } from "../../ui/icons.tsx";
import { checkIcon } from "../../ui/part-icons.ts";
import { type AnnouncementCheck, checksOf } from "../models/announcement-checks.ts";
import type { AnnouncementDraft } from "../models/announcement-draft.ts";
import type { AnnouncementsModel } from "../models/announcements.ts";
import { ImpactCard } from "./announcement-impact.tsx";
import { useTranslation } from "./translation.ts";

interface AnnouncementSideProps {
  readonly model: AnnouncementsModel;
  readonly draft: AnnouncementDraft;
  readonly known: AgentAnnouncement | undefined;
  readonly clock: ReadonlySignal<number>;
}

/** Beside the texts: who has met it, what to look at before it goes out, and who gets it. */
export function AnnouncementSide({
  model,
  draft,
  known,
  clock,
}: AnnouncementSideProps): JSX.Element {
  const impact = useImpact(model, known, clock);
  return (
    <aside class="announcement-side">
      {known?.kind === "incident" && impact && <ImpactCard impact={impact} />}
      {known?.state !== "ended" && <ChecksCard draft={draft} />}
      <ReadersCard draft={draft} known={known} impact={impact} />
    </aside>
  );
}

/** In milliseconds. */
const refreshMs = 15_000;

/** Asked for when it is opened, after each of its changes, and while it goes on. */
function useImpact(
  model: AnnouncementsModel,
  known: AgentAnnouncement | undefined,
  clock: ReadonlySignal<number>,
): AnnouncementImpact | undefined {
  const impact = useSignal<AnnouncementImpact | undefined>(undefined);
  const isLive = known?.state === "active";
  const turn = isLive ? Math.floor(clock.value / refreshMs) : 0;
  useEffect(() => {
    if (!known) return;
    void model.impact(known.id).then((found) => {
      impact.value = found ?? impact.peek();
    });
  }, [known, turn]);
  return impact.value;
}

/** What is read where a language is not written. */
const instead: Partial<
  Record<AnnouncementCheck, "announcements.converted" | "announcements.simplified">
> = {
  "zh-TW": "announcements.converted",
  en: "announcements.simplified",
};

function ChecksCard({ draft }: Pick<AnnouncementSideProps, "draft">): JSX.Element {
  const { t } = useTranslation();
  return (
    <section class="announcement-card" aria-label={t("announcements.checks")}>
      <h2>{t("announcements.checks")}</h2>
      <ul class="announcement-checks">
        {checksOf(draft).map(({ check, isDone }) => {
          const note = instead[check];
          return (
            <li key={check} data-done={isDone}>
              {isDone ? <Strokes paths={[checkIcon]} /> : <Icon name="alert" />}
              <span>{t(`announcements.check.${check}.${isDone ? "done" : "open"}`)}</span>
              {!isDone && note && <span class="muted">{t(note)}</span>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

interface ReadersCardProps extends Pick<AnnouncementSideProps, "draft" | "known"> {
  readonly impact: AnnouncementImpact | undefined;
}

function ReadersCard({ draft, known, impact }: ReadersCardProps): JSX.Element {
  const { t } = useTranslation();
  const { topics, errorCodes, kind } = draft;
  const isOver = known?.state === "ended";
  const count = impact?.subscribers ?? known?.subscribers ?? 0;
  const rows = [
    ["home", t(isOver ? "announcements.reader.nobody" : "announcements.reader.all")],
    [
      "answers",
      topics.length + errorCodes.length === 0
        ? t("announcements.reader.noTopics")
        : t("announcements.reader.topics", { topics: topics.length, codes: errorCodes.length }),
    ],
    ["updates", t("announcements.reader.subscribers", { count })],
    ...(kind === "incident" && !isOver
      ? [["late", t("announcements.reader.owner", { name: known?.owner?.name ?? "" })] as const]
      : []),
    ...(isOver
      ? [
          [
            "solved",
            t("announcements.reader.solved", {
              solved: known.solved,
              unsolved: known.unsolved,
            }),
          ] as const,
        ]
      : []),
  ] as const;
  return (
    <section class="announcement-card" aria-label={t("announcements.readers")}>
      <h2>{t("announcements.readers")}</h2>
      <dl class="announcement-readers">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt class="muted">
              {t(
                name === "solved"
                  ? "announcements.reader.solvedTitle"
                  : `announcements.reader.${name}`,
              )}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
