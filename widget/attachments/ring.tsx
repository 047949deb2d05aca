import type { JSX } from "preact";

/** Of a circle with radius 15, in a box of 36. */
const round = 2 * Math.PI * 15;

/** How much of a file has been sent, around a cross that cancels it. */
export function Ring({ percent }: { readonly percent: number }): JSX.Element {
  return (
    <svg class="ring" viewBox="0 0 36 36" aria-hidden="true">
      <circle class="ring-track" cx="18" cy="18" r="15" />
      <circle cx="18" cy="18" r="15" stroke-dasharray={`${(round * percent) / 100} ${round}`} />
      <path d="m14 14 8 8M22 14l-8 8" />
    </svg>
  );
}
