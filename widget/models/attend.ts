import { computed, effect } from "@preact/signals";
import type { Locale } from "../../protocol/conversation.ts";
import lines from "../../ui/locales/announcement-lines.json" with { type: "json" };
import type { Translate } from "../../ui/translate.ts";
import { markLauncher } from "../embed/launcher-mark.ts";
import type { Shell } from "../embed/shell.ts";
import moved from "../locales/launcher-news.json" with { type: "json" };
import type { Key } from "../texts.ts";
import { goingKey, isGoing } from "./going.ts";
import { dropImpossible } from "./possible-transaction.ts";
import { hasUnseen } from "./seen-announcements.ts";
import type { Support } from "./support.ts";
import { emitTicketEvents, followTickets } from "./ticket-marks.ts";

const unreadDelayMs = 150;

/**
 * What goes on whatever is shown: the count of messages, tickets and answers, on the launcher and for the page, and the mark by which the
 * next page starts the widget by itself. Returns what stops it.
 */
export function attend(shell: Shell, support: Support, speaking: () => Speaking) {
  const { chat, faq, identity, session, localStore } = support;
  const { movedTickets, tickets, ticketNews, answeredIdea } = support;
  const news = computed(() => movedTickets.value.length + (answeredIdea.value ? 1 : 0));
  const hasNotice = computed(() => hasUnseen(support));
  const waiting = computed(() => chat.unread.value + news.value);
  let told = 0;
  const stops = [
    followTickets(support),
    emitTicketEvents(ticketNews, shell),
    dropImpossible(chat.about),
    effect(() => {
      if (session.value) localStore.write("wallet", session.value.features.walletName ?? "");
    }),
    effect(() => {
      // Nobody is served meanwhile: how to reach people otherwise is on the device.
      if (identity.trouble.value === "held") void faq.readKept();
    }),
    effect(() => {
      const counts = { messages: chat.unread.value, count: waiting.value };
      const notice = hasNotice.value ? lines[speaking().locale].launcher : "";
      const { t, locale } = speaking();
      labelLauncher(shell.launcher, t, { ...counts, notice, news: moved[locale] });
    }),
    effect(() => {
      const next = waiting.value;
      // A message that arrives in an open chat is read a moment later. That is no event.
      const timer = setTimeout(() => {
        if (next !== told) shell.emit("unread", { count: next });
        told = next;
      }, unreadDelayMs);
      return () => clearTimeout(timer);
    }),
    effect(() => {
      const status = chat.view.value?.status;
      // A reply that came with the end is counted after a reload, too, until it is read.
      const waits = isGoing(chat);
      if (session.value) localStore.write(goingKey, waits ? "1" : "");
      // What becomes of a complaint is to be seen on the launcher, too.
      const open = tickets.value?.open;
      const live = waits || news.value > 0 || (open ?? 0) > 0;
      if (!live && !status && open === undefined) return;
      localStore.write("live", live ? "1" : "0");
      shell.page?.live(live);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    labelLauncher(shell.launcher, speaking().t, { messages: 0, count: 0, notice: "", news: "" });
  };
}

interface Speaking {
  readonly t: Translate<Key>;
  readonly locale: Locale;
}

interface LauncherNews {
  readonly messages: number;
  readonly count: number;
  /** What is said of an announcement that was not read yet; empty where there is none. */
  readonly notice: string;
  /** What is said of news that is no message. */
  readonly news: string;
}

/**
 * What a screen reader says of the launcher, and the count that stands on it. What of the count is no message is news of
 * tickets, or the answer to a suggestion.
 */
export function labelLauncher(
  launcher: Pick<HTMLElement, "ariaLabel" | "dataset">,
  t: Translate<Key>,
  { messages, count, notice, news }: LauncherNews,
): void {
  const label = messages ? t("launcher.unread", { count: messages }) : t("launcher.label");
  launcher.ariaLabel = label + (count > messages ? news : "") + notice;
  markLauncher(launcher, count);
  // A dot: a notice is read, not counted.
  if (notice && count === 0) launcher.dataset.unread = "\u00a0";
}
