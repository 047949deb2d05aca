import type { JSX } from "preact";
import { clockTime } from "../../ui/times.ts";
import type { ByLineProps } from "../part-props.ts";
import { firstLetter } from "./mark.tsx";

/** At the end of a person's run: who it was, and when. */
export function ByLine({ name, at }: ByLineProps): JSX.Element {
  return (
    <p class="by-line">
      <span class="disc person" aria-hidden="true">
        {firstLetter(name)}
      </span>
      <time dateTime={at}>{clockTime(new Date(at)).padStart(5, "0")}</time>
    </p>
  );
}
