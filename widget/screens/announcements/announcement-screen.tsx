import { useSignal } from "@preact/signals";
import type { JSX } from "preact";
import { Icon } from "../../../ui/icons.tsx";
import { useWidgetContext } from "../../context.ts";
import { knownAnnouncements, onHome } from "../../models/announcement-list.ts";
import { LateUpdate } from "../late-update.tsx";
import { OwnCard } from "./announcement-card.tsx";
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
      <OwnCard id={one.id} known={one} live={one} />
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
      <Others id={id} />
    </div>
  );
}

/** The others that are not over: home has room for one. */
function Others({ id }: { readonly id: string }): JSX.Element | null {
  const { support } = useWidgetContext();
  const text = useAnnouncementTexts();
  const others = onHome(support.announcements.value).filter((one) => one.id !== id);
  if (others.length === 0) return null;
  return (
    <section>
      <h2 class="section-title">{text("others")}</h2>
      <div class="rows">
        {others.map((other) => (
          <button
            key={other.id}
            type="button"
            class="row-button"
            onClick={() => support.navigation.go({ name: "announcement", id: other.id })}
          >
            <span>
              {other.title}
              <LateUpdate announcement={other} />
            </span>
            <Icon name="next" />
          </button>
        ))}
      </div>
    </section>
  );
}
