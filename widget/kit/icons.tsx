import type { JSX } from "preact";

/** One set: 20 px, round 1.75 px strokes. They carry no meaning of their own; a label stands beside or on the button. */
const paths = {
  back: ["M12.5 4.5 7 10l5.5 5.5"],
  next: ["m8 5 5 5-5 5"],
  down: ["m5 8 5 5 5-5"],
  close: ["m5 5 10 10M15 5 5 15"],
  send: ["M10 16V4.5M5 9l5-5 5 5"],
  search: ["M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4"],
  agent: [
    "M3.5 12v-1.5a6.5 6.5 0 0 1 13 0V12",
    "M3.5 11.5H5A1.5 1.5 0 0 1 6.5 13v1.5A1.5 1.5 0 0 1 5 16h-.5a1 1 0 0 1-1-1v-3.5ZM16.5 11.5H15a1.5 1.5 0 0 0-1.5 1.5v1.5A1.5 1.5 0 0 0 15 16h.5a1 1 0 0 0 1-1v-3.5Z",
  ],
  phone: [
    "M7 3.5H4.8c-.7 0-1.3.6-1.3 1.3 0 6.5 5.2 11.7 11.7 11.7.7 0 1.3-.6 1.3-1.3V13l-3.4-1.4-1.4 1.7a10 10 0 0 1-5-5l1.7-1.4L7 3.5Z",
  ],
  mail: ["M3.5 5h13v10h-13zM4 5.5l6 5 6-5"],
  clock: ["M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4.2l2.7 1.6"],
  shield: [
    "M10 2.8 16 5v4.6c0 3.6-2.5 6.3-6 7.6-3.5-1.3-6-4-6-7.6V5l6-2.2ZM7.4 10l1.9 1.9 3.4-3.6",
  ],
  alert: ["M10 3.2 17.5 16h-15L10 3.2ZM10 8.2v3.4M10 13.7v.1"],
  check: ["m4.5 10.5 3.5 3.5 7.5-8"],
  chat: [
    "M10 3.5c4 0 7 2.6 7 6s-3 6-7 6c-.8 0-1.6-.1-2.3-.3L3.8 16.5l1-3A5.6 5.6 0 0 1 3 9.5c0-3.4 3-6 7-6Z",
  ],
  bot: [
    "M10 3v2.5M5.5 5.5h9A1.5 1.5 0 0 1 16 7v6a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a1.5 1.5 0 0 1 1.5-1.5ZM7.7 9.2v1.2M12.3 9.2v1.2M8 13h4",
  ],
  lock: ["M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9"],
  retry: ["M15.8 8A6.2 6.2 0 1 0 16 11.5M16 4v4h-4"],
  offline: [
    "M3 3l14 14M6 12.5a5.6 5.6 0 0 1 3-1.5M3.5 9a9.5 9.5 0 0 1 3.3-2M9.5 6c2.7-.1 5.1.9 7 3M10 15.7v.1",
  ],
} as const;

export type IconName = keyof typeof paths;

export const Icon = ({ name }: { readonly name: IconName }): JSX.Element => (
  <Strokes paths={paths[name]} />
);

export function Strokes({ paths }: { readonly paths: readonly string[] }): JSX.Element {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {paths.map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
