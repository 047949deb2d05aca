import type { BootOptions, EventName, OpenTarget, WidgetEvents } from "./options.ts";

/** What the small part that is always there lends to the large part that is loaded on intent. */
export interface Shell {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly launcher: HTMLButtonElement;
  readonly options: () => BootOptions & { readonly server: string };
  /** False when a listener returned false. */
  readonly emit: <Name extends EventName>(name: Name, detail: WidgetEvents[Name]) => boolean;
}

/** The large part, once mounted. */
export interface MountedWidget {
  open(target?: OpenTarget): void;
  close(): void;
  toggle(): void;
  update(): void;
  logout(): void;
  destroy(): void;
}

export interface WidgetModule {
  readonly mount: (shell: Shell) => MountedWidget;
}
