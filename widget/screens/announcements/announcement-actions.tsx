import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Announcement } from "../../../protocol/announcement.ts";
import { Strokes } from "../../../ui/icons.tsx";
import { useWidgetContext } from "../../context.ts";
import { useAnnouncementTexts } from "./texts.ts";

const bellIcon = "M5.5 13V9a4.5 4.5 0 0 1 9 0v4l1.5 2h-12ZM8.5 17h3";
export const usersIcon =
  "M7.5 10a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6ZM2.5 16.5a5 5 0 0 1 10 0M12.5 4.6a2.8 2.8 0 0 1 0 5.2M14.5 12.2a5 5 0 0 1 3 4.3";

/** 好了告诉我 and 我也遇到, one tap each, and how many have tapped. */
export function AnnouncementActions({
  announcement,
}: {
  readonly announcement: Announcement;
}): JSX.Element {
  const { support, locale } = useWidgetContext();
  const text = useAnnouncementTexts();
  const failed = useSignal(false);
  const { id, kind, affected, subscribed, reported } = announcement;
  const { call } = support.connection;
  /** What was acknowledged is shown at once, on this device. */
  const note = (parts: Partial<Announcement>) => {
    const list = support.announcements.peek();
    support.announcements.value = list.map((one) => (one.id === id ? { ...one, ...parts } : one));
  };
  const attempt = async (run: () => Promise<Partial<Announcement>>) => {
    failed.value = false;
    try {
      note(await run());
    } catch {
      failed.value = true;
    }
  };
  const subscribe = async () => {
    await call("announcement:subscribe", { id });
    return { subscribed: true } as const;
  };
  const report = async () => {
    const counted = await call("announcement:report", { id });
    return { reported: true, affected: counted.affected } as const;
  };
  return (
    <>
      <div class="announcement-actions">
        <button
          type="button"
          class={subscribed ? "secondary" : "primary"}
          aria-pressed={subscribed === true}
          onClick={() => void (subscribed || attempt(subscribe))}
        >
          <Strokes paths={[bellIcon]} />
          {text(subscribed ? "subscribed" : "subscribe")}
        </button>
        {kind === "incident" && (
          <button
            type="button"
            class="secondary"
            aria-pressed={reported === true}
            onClick={() => void (reported || attempt(report))}
          >
            <Strokes paths={[usersIcon]} />
            {text(reported ? "reported" : "report")}
          </button>
        )}
      </div>
      {failed.value && <p role="alert">{text("failed")}</p>}
      {affected > 0 && (
        <p class="announcement-count">
          {text("affected", { count: affected.toLocaleString(locale) })}
        </p>
      )}
    </>
  );
}
