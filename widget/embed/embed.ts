import { failure } from "../locales/launcher.json" with { type: "json" };
import { paintLauncher } from "./launcher.ts";
import type { BootOptions, EventName, OpenTarget, WidgetEvents } from "./options.ts";
import type { MountedWidget, WidgetModule } from "./shell.ts";

/** The small part: paints the launcher, keeps listeners, and loads the app when somebody means to use it. */
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

type Settled = BootOptions & { readonly server: string };

/** Wherever a copy comes from, script or module, the page has one widget. */
type Host = HTMLElement & { embed?: Embed };
const prefix = "pocketdesk:";

export function createEmbed(
  load: (server: string) => Promise<WidgetModule>,
  defaults: Settled,
): Embed {
  const known = document.querySelector<Host>("pocket-desk")?.embed;
  if (known) return known;
  const listeners = new Set<readonly [EventName, (detail: never) => unknown]>();
  let options = defaults;
  let painted: ReturnType<typeof paintLauncher> | undefined;
  let loading: Promise<WidgetModule> | undefined;
  let app: MountedWidget | undefined;

  const emit = <Name extends EventName>(name: Name, detail: WidgetEvents[Name]) =>
    [...listeners].every(
      ([wanted, listener]) => wanted !== name || listener(detail as never) !== false,
    );
  /** Fetches the code; nothing is stored or connected before `start`. */
  const preload = () => {
    loading ??= load(options.server);
    loading.catch(() => {
      loading = undefined;
    });
    return loading;
  };
  const start = async (then?: (app: MountedWidget) => void) => {
    boot();
    const shell = painted;
    try {
      const { mount } = await preload();
      if (!shell || shell !== painted) return;
      app ??= mount({ ...shell, options: () => options, emit });
      then?.(app);
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
      // Somebody waits for an agent in this browser: then the widget is there without being asked.
      withStorage((store) => store[`${prefix}live`] > 0 && start());
    }
    painted.launcher.hidden = options.launcher === false;
    app?.update();
  };

  const embed: Embed = {
    boot,
    update: boot,
    identify: (identify) => boot({ identify } as BootOptions),
    open: (target) => void start((mounted) => mounted.open(target)),
    close: () => app?.close(),
    show: () => boot({ launcher: true }),
    hide: () => boot({ launcher: false }),
    on(name, listener) {
      const entry = [name, listener] as const;
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    logout: () => (app ? app.logout() : withStorage(forget)),
    destroy() {
      app?.destroy();
      painted?.host.remove();
      listeners.clear();
      painted = app = undefined;
    },
  };
  return embed;
}

/** Storage may be forbidden: then there is nothing of ours in it. */
function withStorage(action: (store: Storage) => unknown): void {
  try {
    action(localStorage);
  } catch {
    // Nothing to read, nothing to forget.
  }
}

function forget(store: Storage): void {
  for (const key in store) if (key.startsWith(prefix)) delete store[key];
}
