import type { JSX } from "preact";

/** Two letters in a pocket. */
export const FrontPicture = (): JSX.Element => (
  <svg class="front-picture" viewBox="0 0 336 372" aria-hidden="true">
    <g transform="rotate(-6 110 120)">
      <rect class="front-paper" x="16" y="16" width="204" height="180" rx="20" />
      <path class="front-ink" d="M42 48h120" />
      <path class="front-ink faint" d="M42 70h80M42 92h100" />
    </g>
    <g transform="rotate(7 236 130)">
      <rect class="front-paper front-paper-near" x="140" y="42" width="184" height="170" rx="20" />
      <path class="front-ink" d="M168 74h92" />
      <path class="front-ink faint" d="M168 96h118" />
      <circle class="front-tick-ground" cx="296" cy="74" r="12" />
      <path class="front-check" d="m291 74 4 4 7-8" />
    </g>
    <path
      class="front-pocket"
      d="M0 146a12 12 0 0 1 12-12h312a12 12 0 0 1 12 12v58a168 168 0 0 1-336 0Z"
    />
    <path class="front-seam" d="M4 168c40 32 96 46 164 46s124-14 164-46" />
  </svg>
);
