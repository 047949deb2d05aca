import type { JSX } from "preact";
import type { Announcement } from "../../protocol/announcement.ts";
import type { Locale } from "../../protocol/conversation.ts";
import { Strokes } from "../icons.tsx";
import { announcementTexts } from "./texts.ts";

const bellIcon = "M5.5 13V9a4.5 4.5 0 0 1 9 0v4l1.5 2h-12ZM8.5 17h3";
export const usersIcon =
  "M7.5 10a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2.5 16.5a5 5 0 0 1 10 0M12.5 4.6a2.8 2.8 0 0 1 0 5.2M14.5 12.2a5 5 0 0 1 3 4.3";

interface AnnouncementActionsProps {
  readonly announcement: Announcement;
  readonly locale: Locale;
  readonly onSubscribe: () => void;
  readonly onReport: () => void;
  /** The last tap was not sent. */
  readonly failed?: boolean;
}

/** 好了告诉我 and 我也遇到, one tap each, and how many have tapped. */
export function AnnouncementActions(props: AnnouncementActionsProps): JSX.Element {
  const { announcement, locale, onSubscribe, onReport, failed } = props;
  const { kind, affected, subscribed, reported } = announcement;
  const text = announcementTexts(locale);
  return (
    <>
      <div class="announcement-actions">
        <button
          type="button"
          class={subscribed ? "secondary" : "primary"}
          aria-pressed={subscribed === true}
          onClick={() => subscribed || onSubscribe()}
        >
          <Strokes paths={[bellIcon]} />
          {text(subscribed ? "subscribed" : "subscribe")}
        </button>
        {kind === "incident" && (
          <button
            type="button"
            class="secondary"
            aria-pressed={reported === true}
            onClick={() => reported || onReport()}
          >
            <Strokes paths={[usersIcon]} />
            {text(reported ? "reported" : "report")}
          </button>
        )}
      </div>
      {failed && <p role="alert">{text("failed")}</p>}
      {affected > 0 && (
        <p class="announcement-count">
          {text("affected", { count: affected.toLocaleString(locale) })}
        </p>
      )}
    </>
  );
}
