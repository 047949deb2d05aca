import type { JSX } from "preact";

/** One set: 20 px, round 1.75 px strokes. They carry no meaning of their own; a label stands beside or on the button. */
const paths = {
  back: "M12 4.5 6.5 10l5.5 5.5",
  next: "m8 5 5 5-5 5",
  down: "m5 8 5 5 5-5",
  close: "m4.5 4.5 11 11M15.5 4.5l-11 11",
  send: "M10 16V4.5M5 9l5-5 5 5",
  agent:
    "M3.5 14.5V10a6.5 6.5 0 0 1 13 0v4.5M3.5 11.5h3V16h-2a1 1 0 0 1-1-1ZM16.5 11.5h-3V16h2a1 1 0 0 0 1-1Z",
  phone:
    "M7 3.5H4.8c-.7 0-1.3.6-1.3 1.3 0 6.5 5.2 11.7 11.7 11.7.7 0 1.3-.6 1.3-1.3V13l-3.4-1.4-1.4 1.7a10 10 0 0 1-5-5l1.7-1.4Z",
  shield: "M10 3 16 5v5c0 3.5-2.5 6-6 7-3.5-1-6-3.5-6-7V5ZM7.5 10l2 2 3.5-3.5",
  alert: "M10 3.5 17.5 16h-15ZM10 8.5v3M10 13.5v.1",
  check: "m4.5 10.5 3.5 3.5 7.5-8",
  dots: "M4.5 10a.4.4 0 1 0 .1 0ZM10 10a.4.4 0 1 0 .1 0ZM15.5 10a.4.4 0 1 0 .1 0Z",
  thumb:
    "M6.5 9v7.5H4V9ZM6.5 9l3-5.5c1.5 0 2 1 1.7 2.3L10.7 8h4.6c.9 0 1.5.8 1.3 1.7l-1.2 5.5c-.2.8-.8 1.3-1.6 1.3H6.5",
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
