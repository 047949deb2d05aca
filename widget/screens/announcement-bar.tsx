import type { JSX } from "preact";
import type { Announcement } from "../../protocol/announcement.ts";
import { AnnouncementBar } from "../../ui/announcement/bar.tsx";
import { useWidgetContext } from "../context.ts";
import { aboutChat, besideQueue, onHome } from "../models/announcement-list.ts";
import { LateUpdate } from "./late-update.tsx";
import { useShown } from "./use-shown.ts";

/** One quiet bar: the one that presses most, and how many more there are. */
export function HomeAnnouncement(): JSX.Element | null {
  const { support } = useWidgetContext();
  const [first, ...others] = onHome(support.announcements.value);
  return first ? <OwnBar announcement={first} others={others.length} /> : null;
}

/** Over the conversation, where it is about this one and no card in it has said so. */
export function ChatAnnouncement(): JSX.Element | null {
  const { support } = useWidgetContext();
  const messages = support.chat.view.value?.messages ?? [];
  const one = aboutChat(support.announcements.value, messages);
  return one ? <OwnBar announcement={one} /> : null;
}

/** Under the place in the queue, where the bar over the conversation is not about the same one. */
export function QueueAnnouncement(): JSX.Element | null {
  const { support } = useWidgetContext();
  const messages = support.chat.view.value?.messages ?? [];
  const one = besideQueue(support.announcements.value, messages);
  const isOver = one && aboutChat(support.announcements.value, messages)?.id === one.id;
  return one && !isOver ? <OwnBar announcement={one} /> : null;
}

interface OwnBarProps {
  readonly announcement: Announcement;
  /** How many more its page leads to. */
  readonly others?: number;
}

function OwnBar({ announcement, others = 0 }: OwnBarProps): JSX.Element {
  const { support, t } = useWidgetContext();
  const { id, title } = announcement;
  useShown(announcement, 0);
  return (
    <AnnouncementBar
      title={title}
      onOpen={() => support.navigation.go({ name: "announcement", id })}
    >
      <LateUpdate announcement={announcement} />
      {others > 0 && <small>{t("home.announcements", { count: others })}</small>}
    </AnnouncementBar>
  );
}
