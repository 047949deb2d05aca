import { failure } from "../locales/launcher.json" with { type: "json" };
import { paintLauncher } from "./launcher.ts";
import type { BootOptions, EventName, OpenTarget, WidgetEvents } from "./options.ts";
import type { MountedWidget, WidgetModule } from "./shell.ts";

/** The loader: paints the launcher, holds the listeners, and loads the widget when somebody is about to use it. */
export interface Embed {
  boot(options?: BootOptions): void;
  update(options?: BootOptions): void;
  identify(identify: BootOptions["identify"]): void;
  open(target?: OpenTarget): void;
  close(): void;
  /** Shows and hides the launcher. */
  show(): void;
  hide(): void;
  /** Returns what unsubscribes. */
  on(name: EventName, listener: (detail: never) => unknown): () => void;
  logout(): void;
  destroy(): void;
}

type ServerOptions = BootOptions & { readonly server: string };

/** The page has one widget, also where both the script and the module are on it. */
type Host = HTMLElement & { embed?: Embed };
const prefix = "pocketdesk:";

export function createEmbed(
  load: (server: string) => Promise<WidgetModule>,
  defaults: ServerOptions,
): Embed {
  const known = document.querySelector<Host>("pocket-desk")?.embed;
  if (known) return known;
  const listeners = new Set<readonly [EventName, (detail: never) => unknown]>();
  let options = defaults;
  let painted: ReturnType<typeof paintLauncher> | undefined;
  let loading: Promise<WidgetModule> | undefined;
  let widget: MountedWidget | undefined;

  const emit = <Name extends EventName>(name: Name, detail: WidgetEvents[Name]) =>
    [...listeners].every(
      ([wanted, listener]) => wanted !== name || listener(detail as never) !== false,
    );
  /** Fetches the code. Nothing is stored or connected before `start`. */
  const preload = () => {
    loading ??= load(options.server);
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  const start = async (then?: (widget: MountedWidget) => void) => {
    boot();
    const shell = painted;
    try {
      const { mount } = await preload();
      if (!shell || shell !== painted) return;
      widget ??= mount({ ...shell, options: () => options, emit });
      then?.(widget);
    } catch (error) {
      if (shell) shell.launcher.title = failure;
      emit("error", { code: "unavailable", message: `${error}` });
    }
  };

  const boot = (given?: BootOptions) => {
    options = { ...options, ...given };
    if (!painted) {
      painted = paintLauncher(options);
      const { host, launcher } = painted;
      (host as Host).embed = embed;
      launcher.onpointerenter = launcher.onfocus = preload;
      launcher.onclick = () => start((mounted) => mounted.toggle());
      // Somebody waits for an agent in this browser: then the widget starts by itself.
      withStorage((store) => store[`${prefix}live`] > 0 && start());
    }
    painted.launcher.hidden = options.launcher === false;
    widget?.update();
  };

  const embed: Embed = {
    boot,
    update: boot,
    identify: (identify) => boot({ identify } as BootOptions),
    open: (target) => void start((mounted) => mounted.open(target)),
    close: () => widget?.close(),
    show: () => boot({ launcher: true }),
    hide: () => boot({ launcher: false }),
    on(name, listener) {
      const entry = [name, listener] as const;
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    logout: () => (widget ? widget.logout() : withStorage(forget)),
    destroy() {
      widget?.destroy();
      painted?.host.remove();
      listeners.clear();
      painted = widget = undefined;
    },
  };
  return embed;
}

/** Storage may be forbidden: then nothing of ours is in it. */
function withStorage(action: (store: Storage) => unknown): void {
  try {
    action(localStorage);
  } catch {
    // There is nothing to read and nothing to remove.
  }
}

function forget(store: Storage): void {
  for (const key in store) if (key.startsWith(prefix)) delete store[key];
}
