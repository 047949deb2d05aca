import type { JSX } from "preact";
import "./due-ring.css";

const radius = 7;
const around = 2 * Math.PI * radius;

/** What is left of a time, clockwise: 1 is all of it. Once it is over the ring is full, in the colour of the words beside it. */
export function DueRing({ share }: { readonly share: number }): JSX.Element {
  const left = share <= 0 ? 1 : share;
  return (
    <svg class="due-ring" viewBox="0 0 16 16" aria-hidden="true">
      <circle class="due-track" cx="8" cy="8" r={radius} />
      <circle cx="8" cy="8" r={radius} stroke-dasharray={`${left * around} ${around}`} />
    </svg>
  );
}
