import type { LocalStore } from "../../ui/local-store.ts";
import type { Frame } from "./frame.ts";
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
  /** What was said of the page's mistakes: each once. */
  readonly said: Set<string>;
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

/** What the loader fetches right behind itself: wanted before anybody taps, and too large for a page to wait for. */
export interface Early {
  /** Why nothing comes: a title, and a line below it. */
  readonly failure: () => string;
  /** The loader's frame, in the reader's language and the wallet's colours. */
  readonly dress: (frame: Frame) => void;
  readonly stop: () => void;
}

export interface EarlyModule {
  /** `frame` is one that stands on the screen already. */
  readonly begin: (shell: Shell, frame?: Frame) => Early;
}
