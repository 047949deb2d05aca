import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import type { Announcement } from "../../../protocol/announcement.ts";
import { AnnouncementActions } from "../../../ui/announcement/actions.tsx";
import { useWidgetContext } from "../../context.ts";

/** What the customer says of it goes to the server, and is shown once it has been acknowledged. */
export function OwnActions({ announcement }: { readonly announcement: Announcement }): JSX.Element {
  const { support, locale } = useWidgetContext();
  const failed = useSignal(false);
  const { id } = announcement;
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
    <AnnouncementActions
      announcement={announcement}
      locale={locale}
      onSubscribe={() => void attempt(subscribe)}
      onReport={() => void attempt(report)}
      failed={failed.value}
    />
  );
}
