import type { JSX } from "preact";
import "./live-bars.css";

export interface LiveBar {
  readonly name: string;
  /** What does not fit beside the bar. */
  readonly title?: string | undefined;
  readonly count: number;
  readonly tone?: "main" | "danger" | undefined;
  readonly note?: string | undefined;
}

/** Each from 0 up to the most of them, with its count at its end. */
export function LiveBars({ bars }: { readonly bars: readonly LiveBar[] }): JSX.Element {
  const most = Math.max(1, ...bars.map(({ count }) => count));
  return (
    <ul class="live-bars">
      {bars.map(({ name, title, count, tone, note }) => (
        <li key={name} data-tone={tone}>
          <span class="cut" title={title}>
            {name}
          </span>
          <span class="live-bar">
            {count > 0 && <i style={{ inlineSize: `${(count / most) * 62}%` }} />}
            <strong>{count}</strong>
            {note !== undefined && <span class="live-bar-note">{note}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}
