import type { JSX } from "preact";

/** From very bad to very good: eyes, and a mouth. In a box of 28. */
const mouths: Readonly<Record<number, string>> = {
  1: "M9.5 20c1.2-2.3 2.7-3.4 4.5-3.4s3.3 1.1 4.5 3.4",
  2: "M10 19.3c1.2-1.2 2.5-1.8 4-1.8s2.8.6 4 1.8",
  3: "M10 18.5h8",
  4: "M10 17.5c1.2 1.4 2.5 2 4 2s2.8-.6 4-2",
  5: "M9.5 16.5h9c-.5 2.6-2.2 4-4.5 4s-4-1.4-4.5-4Z",
};

export const SurveyFace = ({ score }: { readonly score: number }): JSX.Element => (
  <svg class="icon face" viewBox="0 0 28 28" aria-hidden="true">
    <path d={`M14 25a11 11 0 1 0 0-22 11 11 0 0 0 0 22ZM10.5 11v1.5M17.5 11v1.5${mouths[score]}`} />
  </svg>
);
