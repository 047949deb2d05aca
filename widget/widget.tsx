import type { ReadonlySignal } from "@preact/signals";
import type { JSX } from "preact";
import { useEffect, useLayoutEffect, useRef } from "preact/hooks";
import { useWidgetContext, WidgetContext, type WidgetContextValue } from "./context.ts";
import type { Screen } from "./models/navigation.ts";
import { keepFocusIn } from "./panel.ts";
import { ChatScreen } from "./screens/chat.tsx";
import { headingOf } from "./screens/heading.ts";
import { HomeScreen } from "./screens/home.tsx";
import { lazy } from "./screens/lazy.tsx";
import { loadReading } from "./screens/load-reading.ts";
import type { ReadingProps } from "./screens/reading-of.tsx";
import { ReadingScreen } from "./screens/reading-screen.tsx";
import { useParts } from "./screens/use-parts.ts";

const LazyReading = lazy<"reading", ReadingProps>(loadReading, "reading");

interface WidgetProps {
  readonly open: ReadonlySignal<boolean>;
  readonly context: ReadonlySignal<WidgetContextValue>;
}

export function Widget({ open, context }: WidgetProps): JSX.Element | null {
  const value = context.value;
  if (!open.value) return null;
  return (
    <WidgetContext.Provider value={value}>
      <Panel value={value} />
    </WidgetContext.Provider>
  );
}

function Panel({ value }: { readonly value: WidgetContextValue }): JSX.Element {
  const panel = useRef<HTMLDivElement>(null);
  const { sheet, t, close, back, mayTrapFocus } = value;
  const { screen: shown, depth } = value.support.navigation;
  const screen = shown.value;
  const moved = useMove(depth.value);
  const modal = mayTrapFocus && sheet.value;

  useEffect(() => {
    const element = panel.current;
    return element === null ? undefined : keepFocusIn(element, { modal, back });
  }, [modal, back]);
  useLayoutEffect(() => {
    // On a phone a focused field opens the keyboard, which would cover what people read first.
    const field = sheet.value ? null : panel.current?.querySelector("textarea");
    (field ?? panel.current)?.focus({ preventScroll: true });
  }, [screen.name, sheet]);

  return (
    <>
      {modal && <div class="scrim" aria-hidden="true" onClick={close} />}
      <div
        class="panel"
        ref={panel}
        data-moved={moved}
        role="dialog"
        aria-modal={modal}
        aria-label={t("panel.title")}
        tabIndex={-1}
      >
        {drawn(screen, value)}
        <p class="hidden" role="status">
          {value.support.announcer.said}
        </p>
      </div>
    </>
  );
}

/** Which way the last step went; undefined on the screen that the widget was opened at. */
function useMove(depth: number): "on" | "back" | undefined {
  const last = useRef<{ readonly depth: number; readonly moved?: "on" | "back" }>({ depth });
  if (last.current.depth !== depth)
    last.current = { depth, moved: depth > last.current.depth ? "on" : "back" };
  return last.current.moved;
}

/** Without a network it is another one, where the device keeps something to read and what draws it. */
function Home(): JSX.Element {
  const { support, adopt } = useWidgetContext();
  const { connection, faq } = support;
  const isOffline = connection.state.value === "offline" && faq.kept.value !== undefined;
  const { offlineHome } = useParts(loadReading, isOffline) ?? {};
  if (!isOffline || !offlineHome) return <HomeScreen />;
  adopt(offlineHome.css);
  return <offlineHome.Component />;
}

function drawn(screen: Screen, value: WidgetContextValue): JSX.Element {
  if (screen.name === "home") return <Home />;
  if (screen.name === "chat") return <ChatScreen />;
  return (
    <ReadingScreen title={headingOf(screen, value)}>
      <LazyReading screen={screen} />
    </ReadingScreen>
  );
}
