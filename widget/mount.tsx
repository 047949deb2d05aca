import { computed, effect, signal } from "@preact/signals";
import { render } from "preact";
import type { Locale } from "../protocol/conversation.ts";
import { adoptStyles } from "../ui/theme.ts";
import type { Translate } from "../ui/translate.ts";
import { createContainer } from "./container.ts";
import type { WidgetContextValue } from "./context.ts";
import { nearestLocale } from "./embed/locale.ts";
import type { OpenTarget } from "./embed/options.ts";
import type { MountedWidget, Shell } from "./embed/shell.ts";
import { whenIdle } from "./idle.ts";
import { attend } from "./models/attend.ts";
import { createSupport } from "./models/support.ts";
import { goTo } from "./opening.ts";
import { paint } from "./paint.ts";
import { followViewport } from "./panel.ts";
import { resumeFiles } from "./screens/add-files.tsx";
import { loadReading } from "./screens/load-reading.ts";
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
  const translation = signal(await translate(first));
  // It may have been changed meanwhile.
  const locale = signal(nearestLocale(options().locale));
  adoptStyles(root, styles);
  const { mount: place = "element" } = options();
  const fills = place !== "element";
  /** Nothing is behind it. */
  const page = place === "page";
  const container = createContainer(fills);
  root.append(container);

  const open = signal(false);
  const viewport = followViewport(container);
  const support = createSupport(shell, locale);
  const given = signal(options());
  resumeFiles(support);
  const painted = paint(shell, support);
  let { identify } = options();

  const show = (target: OpenTarget = {}) => {
    goTo(support, target, page);
    checkUse(target);
    if (open.peek()) return;
    viewport.measure();
    open.value = true;
    emit("open", undefined);
  };
  const close = () => {
    if (!open.peek()) return;
    open.value = false;
    launcher.focus();
    emit("close", undefined);
  };

  const back = () => {
    const { isAdding, navigation } = support;
    if (!open.peek()) return false;
    if (isAdding.peek()) isAdding.value = false;
    else if (navigation.deep.peek()) navigation.back();
    else if (page) return false;
    else close();
    return true;
  };
  const { server } = options();
  /** What the page does wrong is said when nothing waits for it. */
  const checkUse = (target: OpenTarget = {}) =>
    whenIdle(() => {
      import("./hints/explain-use.ts").then(
        ({ explainUse }) => explainUse({ ...shell, server }, target, support),
        // It was not reachable; the page works as it is.
        () => undefined,
      );
    });
  /** A page of its own begins with home; over a page the widget is a level itself. */
  const levels = computed(() =>
    open.value ? support.navigation.depth.value + Number(support.isAdding.value) - Number(page) : 0,
  );

  const context = computed<WidgetContextValue>(() => ({
    ...translation.value,
    support,
    sheet: viewport.sheet,
    adopt: (css) => adoptStyles(root, css),
    close: page ? undefined : close,
    back,
    // The keyboard goes on from a frame into the page around it.
    mayTrapFocus: !fills,
    brand: given.value.brand,
    actions: given.value.actions,
    transactions: given.value.transactions,
    loadLate: loadReading,
  }));
  let isOver = false;
  /** Undefined until what is loaded beside the widget is there: the widget works without it. */
  let stopBeside: (() => void) | undefined;
  const loadBeside = async () => {
    const { liveInPage } = await import("./host/host.ts");
    const sheet = computed(() => fills || viewport.sheet.value);
    const place = { host, sheet, levels: { count: levels, back }, open, context };
    if (!isOver) stopBeside ??= liveInPage(place);
  };
  const load = (wanted: Locale) => {
    if (wanted === translation.peek().locale) return;
    translate(wanted)
      .then((loaded) => {
        if (wanted === locale.peek()) translation.value = loaded;
      })
      .catch((error) => emit("error", { code: "unavailable", message: String(error) }));
  };
  const stops = [
    effect(() => load(locale.value)),
    effect(() => {
      host.lang = translation.value.locale;
      if (fills) document.documentElement.lang = host.lang;
    }),
    attend(shell, support, () => translation.value),
    effect(() => {
      launcher.ariaExpanded = String(open.value);
      host.toggleAttribute("data-open", open.value);
    }),
    effect(() => {
      // Where it was not reachable it is fetched again with each opening and each connection.
      void [open.value, support.connection.state.value];
      loadBeside().catch(() => {});
    }),
  ];
  render(<Widget open={open} context={context} />, container);
  emit("ready", undefined);

  return {
    open: show,
    close,
    toggle: () => (open.peek() ? close() : show()),
    update() {
      const spoken = nearestLocale(options().locale);
      given.value = options();
      painted.again();
      // What the server says is in the language of the handshake.
      const isOther = spoken !== locale.peek() || options().identify !== identify;
      locale.value = spoken;
      identify = options().identify;
      if (isOther) support.connection.restart();
      checkUse();
    },
    back,
    destroy() {
      painted.stop();
      for (const stop of stops) stop();
      isOver = true;
      stopBeside?.();
      viewport.stop();
      support.close();
      render(null, container);
      container.remove();
    },
  };
}

const translate = async (locale: Locale): Promise<Translation> => ({
  t: await loadTexts(locale),
  locale,
});
