import { createEmbed } from "./embed.ts";
import type { BootOptions, EventName, Listener, OpenTarget } from "./options.ts";
import type { WidgetModule } from "./shell.ts";

export type { BootOptions, EventName, Listener, OpenTarget, WidgetEvents } from "./options.ts";

/** The widget as a module: `pocketdesk/widget` of the npm package. */
export interface PocketDesk {
  boot(options?: BootOptions): void;
  update(options: BootOptions): void;
  identify(identify: NonNullable<BootOptions["identify"]>): void;
  open(target?: OpenTarget | null): void;
  close(): void;
  /** One level back, as the device's own button does. False: nothing was open. */
  back(): boolean;
  /** Shows and hides the launcher. */
  show(): void;
  hide(): void;
  /** Returns what unsubscribes. */
  on<Name extends EventName>(name: Name, listener: Listener<Name>): () => void;
  /** Forgets everything that this browser holds of the customer. */
  logout(): void;
  /** Takes the widget off the page, with its listeners, timers and connection. */
  destroy(): void;
}

/** There is one widget a page: a second call returns the first one's. `server` may be left out where it is the page's own. */
export function createPocketDesk(options: BootOptions = {}): PocketDesk {
  const embed = createEmbed(
    (mount) => (mount === "frame" ? loadFrame() : import("../mount.tsx")),
    () => import("./early.ts"),
    { server: location.origin, ...options },
  );
  return embed as PocketDesk;
}

async function loadFrame(): Promise<WidgetModule> {
  const { mountFrame } = await import("../frame/mount.ts");
  return { mount: mountFrame };
}
