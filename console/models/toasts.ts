import { type ReadonlySignal, signal } from "@preact/signals";

interface Toast {
  readonly id: number;
  readonly text: string;
}

export interface Toasts {
  readonly items: ReadonlySignal<readonly Toast[]>;
  show(text: string): void;
  dismiss(id: number): void;
}

const shownMs = 6_000;
const toastLimit = 3;

/** Short messages in a corner: what was done, and what was refused. The same text is shown once at a time. */
export function createToasts(): Toasts {
  const items = signal<readonly Toast[]>([]);
  let lastId = 0;
  const dismiss = (id: number) => {
    items.value = items.value.filter((item) => item.id !== id);
  };
  return {
    items,
    show(text) {
      const toast = { id: ++lastId, text };
      items.value = [...items.value.filter((item) => item.text !== text), toast].slice(-toastLimit);
      setTimeout(() => dismiss(toast.id), shownMs);
    },
    dismiss,
  };
}
