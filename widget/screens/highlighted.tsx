import type { JSX } from "preact";
import { highlight } from "./highlight.ts";

/** A title with what of it stands in the question. */
export function Highlighted(props: {
  readonly title: string;
  readonly question: string;
}): JSX.Element {
  return (
    <span>
      {highlight(props.title, props.question).map(({ text, found }, index) =>
        found ? <b key={index}>{text}</b> : text,
      )}
    </span>
  );
}
