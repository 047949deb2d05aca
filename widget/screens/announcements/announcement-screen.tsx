import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { useWidgetContext } from "../../context.ts";
import { knownAnnouncements } from "../../models/announcement-list.ts";
import { AnnouncementCard } from "./announcement-card.tsx";
import { useAnnouncementTexts } from "./texts.ts";

/** All that is said of one, opened by the bar, and the way to put the bar away. */
export function AnnouncementScreen({ id }: { readonly id: string }): JSX.Element {
  const { support } = useWidgetContext();
  const text = useAnnouncementTexts();
  const failed = useSignal(false);
  const one = knownAnnouncements(support.announcements.value).find((other) => other.id === id);
  if (!one) return <p class="scroll muted">{text("gone")}</p>;
  const dismiss = async () => {
    failed.value = false;
    try {
      await support.connection.call("announcement:dismiss", { id: one.id });
      support.announcements.value = support.announcements
        .peek()
        .map((word) => (word.id === id ? { ...word, dismissed: true } : word));
    } catch {
      failed.value = true;
    }
  };
  return (
    <div class="scroll announcement-page">
      <AnnouncementCard known={one} live={one} />
      {one.state !== "ended" && (
        <button
          type="button"
          class="quiet wide"
          disabled={one.dismissed === true}
          onClick={() => void dismiss()}
        >
          {text(one.dismissed ? "dismissed" : "dismiss")}
        </button>
      )}
      {failed.value && <p role="alert">{text("failed")}</p>}
    </div>
  );
}
