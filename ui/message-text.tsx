import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LinkRun } from "../protocol/links.ts";
import type { Translate, UiKey } from "./translate.ts";

export interface MessageTextProps {
  readonly text: string;
  /** Only addresses of these hosts, and of those below them, can be opened. */
  readonly officialHosts: readonly string[];
  readonly t: Translate<UiKey>;
}

/** There may be a link in it: most messages have none, and need no code for them. */
const mayHoldLink = /[\w-][.@][\w-]|:\/\/|\d(?:[ -]?\d){6}/;

/** What somebody has written, with its links. */
export function MessageText({ text, officialHosts, t }: MessageTextProps): JSX.Element {
  const [runs, setRuns] = useState<readonly LinkRun[]>([]);
  useEffect(() => {
    setRuns([]);
    if (!mayHoldLink.test(text)) return;
    let shown = true;
    import("../protocol/links.ts").then(
      ({ linkRuns }) => shown && setRuns(linkRuns(text, officialHosts)),
      // Without the code it is read as text, which is safe.
      () => {},
    );
    return () => {
      shown = false;
    };
  }, [text, officialHosts]);
  return (
    <p class="bubble" dir="auto">
      {runs.length === 0 ? text : runs.map((run, index) => <Run key={index} {...run} />)}
      {runs.some(({ refused }) => refused) && (
        <small class="refused-link">{t("message.unofficialLink")}</small>
      )}
    </p>
  );
}

function Run({ text, href, refused }: LinkRun): JSX.Element {
  if (refused) return <bdi>{text}</bdi>;
  if (href === undefined) return <>{text}</>;
  const outside = href.startsWith("http") && { target: "_blank", rel: "noopener noreferrer" };
  return (
    <a href={href} {...outside}>
      {text}
    </a>
  );
}
