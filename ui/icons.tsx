import type { JSX } from "preact";

/**
 * One set: 20 px, round 1.75 px strokes. They carry no meaning of their own; a label stands beside or on the button. Those that
 * an open chat does without are in part-icons.ts.
 */
const paths = {
  back: "M12 4.5 6.5 10l5.5 5.5",
  next: "m8 5 5 5-5 5",
  down: "m5 8 5 5 5-5",
  close: "m4.5 4.5 11 11M15.5 4.5l-11 11",
  send: "M10 16V4.5M5 9l5-5 5 5",
  agent:
    "M3.5 14.5V10a6.5 6.5 0 0 1 13 0v4.5M3.5 11.5h3V16h-2a1 1 0 0 1-1-1ZM16.5 11.5h-3V16h2a1 1 0 0 0 1-1Z",
  alert: "M10 3.5 17.5 16h-15ZM10 8.5v3M10 13.5v.1",
  bang: "M10 4v8M10 15.5v.1",
  retry: "M15.8 8A6 6 0 1 0 16 11.5M16 4v4h-4",
  offline: "m3 3 14 14M6 12.5a6 6 0 0 1 3-1.5M3.5 9a9 9 0 0 1 3-2M9.5 6a10 10 0 0 1 7 3M10 15.5v.1",
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { readonly name: IconName }): JSX.Element => (
  <Strokes paths={[paths[name]]} />
);

export function Strokes({ paths }: { readonly paths: readonly string[] }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
