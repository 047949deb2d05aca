import type { ComponentChildren, JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { numberText } from "../models/insight-texts.ts";
import { useTranslation } from "./translation.ts";

export interface InsightTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface InsightCardProps {
  readonly title: string;
  /** What there is to see, in a sentence. */
  readonly finding?: string | undefined;
  readonly table: InsightTable;
  readonly wide?: true | "full";
  /** How it is counted: below the chart, and below the table, too. */
  readonly foot?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A chart, and behind it the same as a table. */
export function InsightCard({
  title,
  finding,
  table,
  wide,
  foot,
  children,
}: InsightCardProps): JSX.Element {
  const { t } = useTranslation();
  const [shown, show] = useState<"chart" | "table">("chart");
  const id = useId();
  return (
    <section class="insight-card" data-wide={wide} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {finding !== undefined && <p class="insight-finding">{finding}</p>}
        <span class="insight-switch">
          {(["chart", "table"] as const).map((one) => (
            <button key={one} type="button" aria-pressed={one === shown} onClick={() => show(one)}>
              {t(`insights.${one}`)}
            </button>
          ))}
        </span>
      </header>
      {shown === "chart" ? children : <TableOf {...table} title={title} />}
      {foot}
    </section>
  );
}

export function TableOf({
  head,
  rows,
  title,
}: InsightTable & { readonly title: string }): JSX.Element {
  const translation = useTranslation();
  const { t } = translation;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard.
    <section class="insight-table" tabIndex={0} aria-label={`${title} ${t("insights.table")}`}>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, index) => (
                <td key={head[index + 1]}>
                  {typeof cell === "number" ? numberText(cell, translation) : cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
