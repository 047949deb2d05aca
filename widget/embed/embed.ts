import words from "../locales/launcher.json" with { type: "json" };
import { type Frame, paintFrame } from "./frame.ts";
import { paintLauncher } from "./launcher.ts";
import type { BootOptions, EventName, OpenTarget, WidgetEvents } from "./options.ts";
import type { Early, EarlyModule, MountedWidget, Shell, WidgetModule } from "./shell.ts";

/** The loader: paints the launcher, holds the listeners, and loads the widget when somebody is about to use it. */
export interface Embed {
  boot(options?: BootOptions): void;
  update(options?: BootOptions): void;
  identify(identify: BootOptions["identify"]): void;
  open(target?: OpenTarget | null): void;
  close(): void;
  /** Shows and hides the launcher. */
  show(): void;
  hide(): void;
  /** Returns what unsubscribes. */
  on(name: EventName, listener: (detail: never) => unknown): () => void;
  /** One level back, as the device's own button does. False: nothing was open. */
  back(): boolean;
  logout(): void;
  destroy(): void;
}

type ServerOptions = BootOptions & { readonly server: string };

/** The page has one widget, also where both the script and the module are on it. */
export type Host = HTMLElement & { embed?: Embed };

export function createEmbed(
  load: (mount: BootOptions["mount"]) => Promise<WidgetModule>,
  loadEarly: () => Promise<EarlyModule>,
  defaults: ServerOptions,
): Embed {
  const known = document.querySelector<Host>("pocket-desk")?.embed;
  if (known) return known;
  const listeners = new Set<readonly [EventName, (detail: never) => unknown]>();
  let options = defaults;
  let painted: Shell | undefined;
  let loading: Promise<WidgetModule> | undefined;
  let mounting: Promise<MountedWidget> | undefined;
  let widget: MountedWidget | undefined;
  let frame: Frame | undefined;
  let early: Early | undefined;
  /** What to show once it is mounted. */
  let wanted: ((widget: MountedWidget) => void)[] = [];

  const emit = <Name extends EventName>(name: Name, detail: WidgetEvents[Name]) =>
    [...listeners].every(
      // What is no function is not called: the widget says so when it is loaded.
      ([wanted, listener]) => wanted !== name || listener?.call?.(0, detail as never) !== false,
    );
  /** Fetches the code. Nothing is stored or connected before it is mounted. */
  const preload = () => {
    loading ??= load(options.mount);
    loading.catch(startOver);
    return loading;
  };
  const startOver = () => {
    loading = mounting = undefined;
  };
  const start = () => {
    const shell = painted;
    if (!shell) return;
    mounting ??= preload().then(({ mount }) => mount(shell));
    const current = mounting;
    current.then(
      (mounted) => {
        // Meanwhile the customer has left, or the widget has.
        if (current !== mounting) return mounted.destroy();
        widget = mounted;
        // By then the widget is drawn.
        setTimeout(closeFrame);
        for (const show of wanted.splice(0)) show(widget);
      },
      // It has not come. What fails in showing it is a bug, and rises.
      (error) => {
        startOver();
        frame?.fail();
        emit("error", { code: "unavailable", message: `${error}` });
      },
    );
  };
  /** Somebody opens the widget: its frame stands on the screen at once, whatever the network does. */
  const open = (show: (widget: MountedWidget) => void) => {
    boot();
    if (widget) return show(widget);
    wanted.push(show);
    if (frame || !painted) return;
    frame = paintFrame({
      root: painted.root,
      failure: () => early?.failure() ?? words.failure,
      onClose: options.mount === "page" ? undefined : closeFrame,
      onLoad: start,
    });
    early?.dress(frame);
  };
  /** The next opening mounts another one, which knows nothing of this one's customer. */
  const unmount = () => {
    widget?.destroy();
    widget = mounting = undefined;
  };
  const closeFrame = () => {
    frame?.end();
    frame = undefined;
    wanted = [];
  };

  const boot = (given?: BootOptions) => {
    options = { ...options, ...given };
    if (!painted) {
      const shell: Shell = {
        ...paintLauncher(options),
        options: () => options,
        listeners,
        said: new Set(),
        emit,
      };
      painted = shell;
      const { host, launcher } = shell;
      (host as Host).embed = embed;
      loadEarly().then(
        (module) => {
          early = module.begin(shell, frame);
        },
        () => {},
      );
      launcher.onpointerenter = launcher.onfocus = preload;
      launcher.onclick = () => (frame ? closeFrame() : open((mounted) => mounted.toggle()));
      // Somebody waits for an agent in this browser: then the widget starts by itself.
      withStorage((store) => store["pocketdesk:live"] > 0 && start());
    }
    painted.launcher.hidden = options.launcher === false;
    widget?.update();
  };

  const embed: Embed = {
    boot,
    update: boot,
    identify: (identify) => boot({ identify } as BootOptions),
    // Nothing at all is no target.
    open: (target) => open((mounted) => mounted.open(target || undefined)),
    close() {
      closeFrame();
      widget?.close();
    },
    show: () => boot({ launcher: true }),
    hide: () => boot({ launcher: false }),
    on(name, listener) {
      const entry = [name, listener] as const;
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    // While it loads there is the frame only.
    back() {
      if (!frame) return !!widget?.back();
      closeFrame();
      return true;
    },
    logout() {
      embed.close();
      withStorage((store) => {
        for (const key in store) if (key.match("^pocketdesk:")) delete store[key];
      });
      // By what is left, a frame knows that this is more than a page that takes it away.
      unmount();
    },
    destroy() {
      closeFrame();
      unmount();
      early?.stop();
      painted?.host.remove();
      listeners.clear();
      painted = undefined;
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
