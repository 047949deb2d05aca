import type { JSX } from "preact";
import { stacked } from "../models/insight-scales.ts";
import type { AxesProps } from "./insight-axes.tsx";

/** In pixels. */
export const lineHeight = 16;
/** The room of a name at a peak, in pixels. */
export const peakWidth = 170;

interface PeakNamesProps {
  readonly names: readonly {
    readonly texts: readonly string[];
    readonly x: number;
    readonly y: number;
    readonly main?: boolean | undefined;
  }[];
  readonly frame: AxesProps["frame"];
}

/** What it was that stands out, and when, above the place. */
export function PeakNames({ names, frame }: PeakNamesProps): JSX.Element {
  const half = peakWidth / 2;
  const gap = Math.max(1, ...names.map(({ texts }) => texts.length)) * lineHeight + 1;
  const placed = names.map(({ x, y, ...name }) => ({
    ...name,
    x: Math.min(Math.max(x, frame.left + half), frame.right - half),
    y: y - 8,
  }));
  const tops = stacked(placed, { width: peakWidth, gap });
  return (
    <>
      {placed.map(({ texts, x, main }, index) => (
        <g key={texts.join()} class="insight-peak" data-main={main}>
          <LinesOfText
            x={x}
            y={(tops[index] ?? 0) - (texts.length - 1) * lineHeight}
            texts={texts}
          />
        </g>
      ))}
    </>
  );
}

interface TextProps {
  readonly x: number;
  /** Of the first line. */
  readonly y: number;
  readonly texts: readonly string[];
}

export const LinesOfText = ({ x, y, texts }: TextProps): JSX.Element => (
  <text x={x} y={y}>
    {texts.map((text, at) => (
      <tspan key={text} x={x} dy={at === 0 ? 0 : lineHeight}>
        {text}
      </tspan>
    ))}
  </text>
);
