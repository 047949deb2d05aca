import type { ComponentChildren, JSX } from "preact";
import type { AnnouncementBody } from "../../protocol/announcement-body.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { timeStamp } from "../times.ts";
import { announcementTexts } from "./texts.ts";

interface AnnouncementNewsProps {
  readonly body: AnnouncementBody;
  /** When it was said, ISO 8601; undefined where nothing knows any more. */
  readonly at: string | undefined;
  readonly locale: Locale;
  /** Epoch milliseconds. */
  readonly now: number;
  readonly children?: ComponentChildren;
}

/** What was said since: an update, or the end. */
export function AnnouncementNews(props: AnnouncementNewsProps): JSX.Element {
  const { body, at, locale, now, children } = props;
  const text = announcementTexts(locale);
  const isEnd = body.stage === "end";
  const ended = body.about === "incident" ? "ended" : "endedNotice";
  return (
    <section class="bubble card announcement">
      <p class="announcement-state" data-over={isEnd}>
        <b>{text(isEnd ? ended : "update")}</b>
        {at && <time dateTime={at}>{timeStamp(at, new Date(now), locale)}</time>}
      </p>
      <h2 class="card-title">{body.title}</h2>
      <p>{body.text}</p>
      {children}
    </section>
  );
}
