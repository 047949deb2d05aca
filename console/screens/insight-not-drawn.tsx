import type { JSX } from "preact";
import type { Insights } from "../../protocol/insights.ts";
import { wholePoints } from "../models/insight-texts.ts";
import { useTranslation } from "./translation.ts";

/** That a week at an end is not whole, and stands in the table alone. */
export function NotDrawn({ insights }: { readonly insights: Insights }): JSX.Element | null {
  const { t } = useTranslation();
  const [first, end] = wholePoints(insights);
  if (first === 0 && end === insights.points.length) return null;
  return <p class="muted insight-foot">{t("insights.notDrawn")}</p>;
}
