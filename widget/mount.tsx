import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import type { Locale } from "../protocol/conversation.ts";
import { adoptStyles, applyTheme } from "../ui/theme.ts";
import type { Translate } from "../ui/translate.ts";
import type { WidgetContextValue } from "./context.ts";
import { nearestLocale } from "./embed/locale.ts";
import type { OpenTarget } from "./embed/options.ts";
import type { MountedWidget, Shell } from "./embed/shell.ts";
import { whenIdle } from "./idle.ts";
import { createSupport, type Support } from "./models/support.ts";
import { followViewport } from "./panel.ts";
import { prefetchParts } from "./screens/parts.ts";
import { styles } from "./styles.ts";
import { type Key, loadTexts } from "./texts.ts";
import { Widget } from "./widget.tsx";

interface Translation {
  readonly t: Translate<Key>;
  readonly locale: Locale;
}

/** Builds the widget into the shell that the embed script has painted. Rejects where its texts cannot be loaded. */
export async function mount(shell: Shell): Promise<MountedWidget> {
  const { host, root, launcher, options, emit } = shell;
  const first = nearestLocale(options().locale);
  const translation = signal<Translation>({ t: await loadTexts(first), locale: first });
  // It may have been changed meanwhile.
  const locale = signal(nearestLocale(options().locale));
  adoptStyles(root, styles);
  const page = options().mount === "page";
  const container = createContainer(page);
  root.append(container);

  const open = signal(false);
  const viewport = followViewport(container);
  const support = createSupport(shell, locale);
  const theme = () => options().theme ?? "auto";
  let stopTheme = applyTheme(host, theme);
  let { identify } = options();

  const show = (target?: OpenTarget) => {
    goTo(support, target, translation.peek().t);
    if (open.peek()) return;
    open.value = true;
    emit("open", undefined);
  };
  const close = () => {
    if (!open.peek()) return;
    open.value = false;
    launcher.focus();
    emit("close", undefined);
  };

  const isOnline = () => support.connection.state.value === "online";
  const prefetch = () => {
    prefetchParts();
    void support.faq.keep();
  };
  const context = computed<WidgetContextValue>(() => ({
    ...translation.value,
    support,
    sheet: viewport.sheet,
    adopt: (css) => adoptStyles(root, css),
    close: page ? undefined : close,
  }));
  const load = (wanted: Locale) => {
    if (wanted === translation.peek().locale) return;
    loadTexts(wanted)
      .then((t) => {
        if (wanted === locale.peek()) translation.value = { t, locale: wanted };
      })
      .catch((error) => emit("error", { code: "unavailable", message: String(error) }));
  };
  const stops = [
    effect(() => load(locale.value)),
    effect(() => {
      container.lang = translation.value.locale;
    }),
    effect(() => labelLauncher(launcher, support.chat.unread.value, translation.value.t)),
    effect(() => {
      launcher.ariaExpanded = String(open.value);
      host.toggleAttribute("data-open", open.value);
    }),
    effect(() => (open.value && isOnline() ? whenIdle(prefetch) : undefined)),
  ];
  render(<Widget open={open} context={context} />, container);
  emit("ready", undefined);

  return {
    open: show,
    close,
    toggle: () => (open.peek() ? close() : show()),
    update() {
      locale.value = nearestLocale(options().locale);
      stopTheme();
      stopTheme = applyTheme(host, theme);
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

function createContainer(page: boolean): HTMLElement {
  const container = document.createElement("div");
  container.className = "pd";
  container.dir = "ltr";
  if (page) container.dataset.mount = "page";
  return container;
}

/** Without a target: the conversation, where somebody waits, is served or has something to read; else home. */
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

function labelLauncher(launcher: HTMLElement, count: number, t: Translate<Key>): void {
  launcher.ariaLabel = count > 0 ? t("launcher.unread", { count }) : t("launcher.label");
  if (count > 0) launcher.dataset.unread = count > 9 ? "9+" : String(count);
  else delete launcher.dataset.unread;
}
