import type { ComponentChildren, JSX } from "preact";
import { numberText, percent } from "../models/insight-texts.ts";
import { useTranslation } from "./translation.ts";

export interface InsightBar {
  readonly name: string;
  readonly count: number;
  readonly tone?: "main" | "danger" | undefined;
  readonly note?: ComponentChildren;
}

/** From 0 to `whole`; each with its count and its share. */
interface BarsProps {
  readonly bars: readonly InsightBar[];
  readonly whole: number;
}

export function InsightBars({ bars, whole }: BarsProps): JSX.Element {
  const translation = useTranslation();
  return (
    <ul class="insight-bars">
      {bars.map(({ name, count, tone, note }) => (
        <li key={name} data-tone={tone}>
          <span class="insight-bar-name">
            {name}
            {note}
          </span>
          <strong>{numberText(count, translation)}</strong>
          <span class="muted">{percent(whole === 0 ? undefined : count / whole)}</span>
          <i>
            <b
              style={{ inlineSize: `${whole === 0 ? 0 : Math.min(100, (count / whole) * 100)}%` }}
            />
          </i>
        </li>
      ))}
    </ul>
  );
}
