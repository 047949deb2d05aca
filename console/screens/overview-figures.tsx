import type { JSX } from "preact";
import type { OwnDay } from "../../protocol/own-day.ts";
import { secondsText } from "../models/insight-texts.ts";
import { useTranslation } from "./translation.ts";

/** The agent's own day: shown once there is something of it, and to nobody else. */
export function OverviewFigures({
  figures,
}: {
  readonly figures: OwnDay | null;
}): JSX.Element | null {
  const translation = useTranslation();
  const { t } = translation;
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
