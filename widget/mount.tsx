import { effect, signal } from "@preact/signals";
import { render } from "preact";
import type { Locale } from "../protocol/conversation.ts";
import { adoptStyles, wearTheme } from "../ui/theme.ts";
import type { Translate } from "../ui/translate.ts";
import type { WidgetContextValue } from "./context.ts";
import { nearestLocale } from "./embed/locale.ts";
import type { OpenTarget } from "./embed/options.ts";
import type { MountedWidget, Shell } from "./embed/shell.ts";
import { createSupport, type Support } from "./models/support.ts";
import { followViewport } from "./panel.ts";
import { styles } from "./styles.ts";
import { type Key, loadTexts } from "./texts.ts";
import { Widget } from "./widget.tsx";

/** Builds the widget into the shell that the embed script has painted. */
export function mount(shell: Shell): MountedWidget {
  const { host, root, launcher, options } = shell;
  adoptStyles(root, styles);
  const container = document.createElement("div");
  container.className = "pd";
  container.dir = "ltr";
  root.append(container);
  const page = options().mount === "page";
  if (page) container.dataset.mount = "page";

  const open = signal(false);
  const locale = signal<Locale>(nearestLocale(options().locale));
  const texts = signal<{ readonly t: Translate<Key>; readonly locale: Locale } | undefined>(
    undefined,
  );
  const context = signal<WidgetContextValue | undefined>(undefined);
  const viewport = followViewport(container);
  const support = createSupport(shell, locale);
  let stopTheme = wearTheme(host, () => options().theme ?? "auto");
  let { identify } = options();
  let waitingForTexts: OpenTarget | true | undefined;

  const stops = [
    effect(() => {
      const wanted = locale.value;
      void loadTexts(wanted)
        .then((t) => {
          if (wanted === locale.peek()) texts.value = { t, locale: wanted };
        })
        .catch((error) => shell.emit("error", { code: "unavailable", message: String(error) }));
    }),
    effect(() => {
      if (texts.value === undefined) return;
      context.value = {
        ...texts.value,
        support,
        sheet: viewport.sheet,
        close: page ? undefined : close,
      };
      container.lang = texts.value.locale;
      if (waitingForTexts === undefined) return;
      const target = waitingForTexts === true ? undefined : waitingForTexts;
      waitingForTexts = undefined;
      queueMicrotask(() => lead(target));
    }),
    effect(() => showUnread(launcher, support.chat.unread.value, texts.value?.t)),
    effect(() => {
      launcher.ariaExpanded = String(open.value);
      host.toggleAttribute("data-open", open.value);
    }),
  ];
  render(<Widget open={open} context={context} />, container);
  shell.emit("ready", undefined);

  const show = (target?: OpenTarget) => {
    if (texts.peek() === undefined) waitingForTexts = target ?? true;
    else lead(target);
  };
  const lead = (target: OpenTarget | undefined) => {
    const { t } = context.peek() ?? {};
    if (t) goTo(support, target, t);
    if (open.peek()) return;
    open.value = true;
    shell.emit("open", undefined);
  };
  function close(): void {
    if (!open.peek()) return;
    open.value = false;
    launcher.focus();
    shell.emit("close", undefined);
  }

  return {
    open: show,
    close,
    toggle: () => (open.peek() ? close() : show()),
    update() {
      locale.value = nearestLocale(options().locale);
      stopTheme();
      stopTheme = wearTheme(host, () => options().theme ?? "auto");
      if (options().identify !== identify) support.connection.restart();
      identify = options().identify;
    },
    logout: support.logout,
    destroy() {
      stopTheme();
      for (const stop of stops) stop();
      viewport.stop();
      support.close();
      render(null, container);
    },
  };
}

/** Without a target: to whoever is waiting or being served, the conversation; to everybody else, home. */
function goTo(support: Support, target: OpenTarget | undefined, t: Translate<Key>): void {
  const { chat, navigation } = support;
  const say = target?.errorCode ?? (target?.emergency && t("home.emergencyMessage"));
  const status = chat.view.peek()?.status;
  const going = status === "queued" || status === "assigned" || chat.unread.peek() > 0;
  if (target?.article) navigation.go({ name: "article", id: target.article });
  else if (say || target?.draft !== undefined || going) navigation.go({ name: "chat" });
  if (say) chat.send(say);
  if (target?.draft !== undefined) chat.draft.value = target.draft;
}

function showUnread(launcher: HTMLElement, count: number, t: Translate<Key> | undefined): void {
  if (t) launcher.ariaLabel = count > 0 ? t("launcher.unread", { count }) : t("launcher.label");
  if (count > 0) launcher.dataset.unread = count > 9 ? "9+" : String(count);
  else delete launcher.dataset.unread;
}
