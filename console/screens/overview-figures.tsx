import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { requestAsAgent } from "../models/admin-request.ts";
import { secondsText } from "../models/insight-texts.ts";
import { createOwnDay } from "../models/own-day.ts";
import { useTranslation } from "./translation.ts";

/** The agent's own day: shown once there is something of it, and to nobody else. */
export function OverviewFigures(): JSX.Element | null {
  const translation = useTranslation();
  const { t } = translation;
  const day = useMemo(() => createOwnDay(requestAsAgent), []);
  useEffect(() => void day.load(), [day]);
  const figures = day.figures.value;
  if (!figures || figures.served === 0) return null;
  const { served, firstReplySeconds, solved, asked } = figures;
  return (
    <dl class="overview-figures">
      <Figure name={t("overview.served")} value={String(served)} />
      {firstReplySeconds !== undefined && (
        <Figure
          name={t("overview.firstReply")}
          value={secondsText(firstReplySeconds, translation)}
        />
      )}
      {asked > 0 && <Figure name={t("overview.solved")} value={`${solved} / ${asked}`} />}
    </dl>
  );
}

const Figure = ({ name, value }: { readonly name: string; readonly value: string }) => (
  <div>
    <dt class="muted">{name}</dt>
    <dd>{value}</dd>
  </div>
);
