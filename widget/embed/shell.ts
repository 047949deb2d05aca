import type { LocalStore } from "../../ui/local-store.ts";
import type { BootOptions, EventName, OpenTarget, WidgetEvents } from "./options.ts";

/** What the loader gives to the widget, which is loaded when somebody is about to use it. */
export interface Shell {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly launcher: HTMLButtonElement;
  readonly options: () => BootOptions & { readonly server: string };
  /** What a tab keeps, on a page of ours. */
  readonly tabStore?: LocalStore;
  /** In a frame: what the page around it decides, and what it keeps. */
  readonly page?: {
    readonly mayBeSent: (text: string) => Promise<boolean>;
    readonly live: (on: boolean) => void;
  };
  /** Names of events that the page listens to, each with its listener. */
  readonly listeners: Iterable<readonly [EventName, unknown]>;
  /** False when a listener returned false. */
  readonly emit: <Name extends EventName>(name: Name, detail: WidgetEvents[Name]) => boolean;
}

/** The widget on the page, as the loader drives it. */
export interface MountedWidget {
  open(target?: OpenTarget): void;
  close(): void;
  toggle(): void;
  update(): void;
  /** One level back. False: nothing was open. */
  back(): boolean;
  destroy(): void;
}

export interface WidgetModule {
  /** Resolves when it has all that it needs to be opened. */
  readonly mount: (shell: Shell) => Promise<MountedWidget>;
}

/** What the loader fetches right behind itself. */
export type EarlyModule = typeof import("./early.ts");
