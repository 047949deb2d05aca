import { type ReadonlySignal, signal } from "@preact/signals";

export type NotifyState = "unsupported" | "ask" | "on" | "blocked";

export interface Notifier {
  readonly state: ReadonlySignal<NotifyState>;
  /** Only from a click: browsers refuse to be asked otherwise. */
  ask(): Promise<void>;
  /** Shown only while the window is away. No message text: a lock screen may show it to anybody. */
  show(note: { readonly title: string; readonly tag: string; readonly onClick: () => void }): void;
}

export function createNotifier(): Notifier {
  const state = signal(current());
  return {
    state,
    async ask() {
      if (state.value === "ask") await Notification.requestPermission();
      state.value = current();
    },
    show({ title, tag, onClick }) {
      if (state.value !== "on" || document.hasFocus()) return;
      const shown = new Notification(title, { tag });
      shown.onclick = () => {
        window.focus();
        onClick();
        shown.close();
      };
    },
  };
}

function current(): NotifyState {
  if (!("Notification" in globalThis)) return "unsupported";
  const states = { default: "ask", granted: "on", denied: "blocked" } as const;
  return states[Notification.permission];
}
