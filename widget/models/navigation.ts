import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Category } from "../../protocol/catalogue.ts";
import type { ConversationId } from "../../protocol/conversation.ts";

export interface LargePicture {
  readonly name: string;
  readonly read: () => Promise<Blob>;
}

/** What is loaded when it is shown. */
export type ReadScreen =
  | { readonly name: "category"; readonly category: Category }
  | { readonly name: "history" }
  | { readonly name: "earlier"; readonly id: ConversationId }
  | { readonly name: "article"; readonly id: string; readonly title?: string }
  | { readonly name: "tickets" }
  | { readonly name: "ticket"; readonly number: string }
  | { readonly name: "announcement"; readonly id: string }
  | { readonly name: "complaint" }
  | { readonly name: "reminders" }
  | { readonly name: "ideas" }
  /** `ticket`: what is chosen goes there; else it goes with the next message. */
  | { readonly name: "transactions"; readonly ticket?: string }
  | { readonly name: "emergency"; readonly kind?: string }
  /** `heading`: the name of a file, or what they are together. */
  | {
      readonly name: "pictures";
      readonly heading: string;
      readonly pictures: readonly LargePicture[];
      readonly at: number;
    };

export type Screen = { readonly name: "home" } | { readonly name: "chat" } | ReadScreen;

export interface Navigation {
  readonly screen: ReadonlySignal<Screen>;
  readonly deep: ReadonlySignal<boolean>;
  /** 1 at home; one more for each screen over it. */
  readonly depth: ReadonlySignal<number>;
  go(screen: Screen): void;
  back(): void;
}

/** A stack of screens with home at the bottom. A screen that is in the stack already is gone back to; only articles repeat. */
export function createNavigation(): Navigation {
  const stack = signal<readonly Screen[]>([{ name: "home" }]);
  return {
    screen: computed(() => stack.value.at(-1) ?? { name: "home" }),
    deep: computed(() => stack.value.length > 1),
    depth: computed(() => stack.value.length),
    go(screen) {
      const known = stack.value.findIndex((one) => one.name === screen.name);
      const below =
        known === -1 || screen.name === "article" ? stack.value : stack.value.slice(0, known);
      stack.value = screen.name === "home" ? [screen] : [...below, screen];
    },
    back() {
      if (stack.value.length > 1) stack.value = stack.value.slice(0, -1);
    },
  };
}
