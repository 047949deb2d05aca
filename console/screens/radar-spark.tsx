import type { JSX } from "preact";
import type { RadarAlert } from "../../protocol/radar.ts";
import { useTranslation } from "./translation.ts";

const width = 132;
const height = 36;
const gap = 2;

/** Customers in each five minutes of the last hour, from 0 up; dotted: how many are usual. */
export function RadarSpark({ alert }: { readonly alert: RadarAlert }): JSX.Element {
  const { t } = useTranslation();
  const { points, usualPoint } = alert;
  const most = Math.max(...points, usualPoint, 1);
  const each = width / Math.max(points.length, 1);
  const high = (value: number) => (value / most) * (height - 2);
  const summary = t("radar.spark", { points: points.join(", "), usual: usualPoint });
  const line = height - high(usualPoint);
  return (
    <svg class="radar-spark" width={width} height={height} role="img" aria-label={summary}>
      {points.map((value, index) => (
        <rect
          key={index}
          data-last={index === points.length - 1}
          x={index * each}
          y={height - Math.max(high(value), 1)}
          width={each - gap}
          height={Math.max(high(value), 1)}
          rx="1"
        />
      ))}
      <line x1={0} x2={width} y1={line} y2={line} />
    </svg>
  );
}
