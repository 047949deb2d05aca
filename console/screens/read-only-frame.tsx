import type { JSX } from "preact";

interface ReadOnlyFrameProps {
  readonly title: string;
  /** A page of this server. */
  readonly src: string;
}

/**
 * A page of ours that is looked at and scrolled. A tap in it would count as a customer's: a vote, a question, a complaint. Its
 * own handlers never see one.
 */
export function ReadOnlyFrame({ title, src }: ReadOnlyFrameProps): JSX.Element {
  return <iframe title={title} src={src} onLoad={(event) => dropTaps(event.currentTarget)} />;
}

function dropTaps({ contentWindow }: HTMLIFrameElement): void {
  for (const type of ["click", "auxclick", "submit", "drop"])
    contentWindow?.addEventListener(type, drop, { capture: true });
}

function drop(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
