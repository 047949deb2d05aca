import { type ReadonlySignal, signal } from "@preact/signals";

type NotifyState = "unsupported" | "ask" | "on" | "blocked";

/** Desktop notifications. */
export interface Notifier {
  readonly state: ReadonlySignal<NotifyState>;
  /** Asks for the permission. Browsers allow that only in answer to a click. */
  ask(): Promise<void>;
  /** Shown only while the window has no focus. It has no message text: anybody may read a lock screen. */
  show(note: { readonly title: string; readonly tag: string; readonly onClick: () => void }): void;
}

export function createNotifier(): Notifier {
  const state = signal(permissionState());
  return {
    state,
    async ask() {
      if (state.value === "ask") await Notification.requestPermission();
      state.value = permissionState();
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

function permissionState(): NotifyState {
  if (!("Notification" in globalThis)) return "unsupported";
  const states = { default: "ask", granted: "on", denied: "blocked" } as const;
  return states[Notification.permission];
}
