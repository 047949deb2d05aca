import type { ComponentChildren, JSX } from "preact";
import type { LiveDesk } from "../../protocol/live.ts";
import type { ClockTone } from "../models/due.ts";
import { secondsText } from "../models/insight-texts.ts";
import { waitText } from "../models/times.ts";
import { secondsSince, toneOf } from "../models/waiting.ts";
import { useTranslation } from "./translation.ts";

interface LiveFiguresProps {
  readonly desk: LiveDesk;
  readonly now: number;
}

export function LiveFigures({ desk, now }: LiveFiguresProps): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  const atWork = desk.agents.filter(({ state }) => state !== "off");
  const sum = (part: "load" | "capacity") => atWork.reduce((all, one) => all + one[part], 0);
  const { longestSince, waitTargetSeconds, hour } = desk;
  const waited = longestSince === undefined ? 0 : secondsSince(longestSince, now);
  const target = waitText(waitTargetSeconds, translation);
  return (
    <section class="live-figures" aria-label={t("live.figures")}>
      <Figure name={t("live.waiting")} value={desk.waiting}>
        {desk.away > 0 && t("live.away", { count: desk.away })}
      </Figure>
      <Figure
        name={t("live.longest")}
        value={longestSince === undefined ? "–" : waitText(waited, translation)}
        tone={toneOf(waited, waitTargetSeconds)}
      >
        {t("live.target", { time: target })}
      </Figure>
      <Figure name={t("live.held")} value={`${sum("load")} / ${sum("capacity")}`}>
        {t("live.atWork", { count: atWork.length })}
      </Figure>
      <Figure
        name={t("live.firstReply")}
        value={hour.firstReply ? secondsText(hour.firstReply.p50, translation) : "–"}
      >
        {hour.firstReply
          ? t("live.nine", { time: secondsText(hour.firstReply.p90, translation) })
          : t("live.noReply")}
      </Figure>
      <Figure name={t("live.flow")} value={hour.came}>
        {t("live.came")} <strong>{hour.done}</strong> {t("live.done")}
      </Figure>
    </section>
  );
}

const Figure = (props: {
  readonly name: string;
  readonly value: string | number;
  readonly tone?: ClockTone | undefined;
  readonly children: ComponentChildren;
}): JSX.Element => (
  <p class="live-figure">
    <span class="muted live-figure-name">{props.name}</span>
    <span class="live-figure-line">
      <strong data-tone={props.tone}>{props.value}</strong>{" "}
      <span class="muted">{props.children}</span>
    </span>
  </p>
);
