/** How the page speaks with the native app that shows it: a few event names out, commands in. */

interface AppChannel {
  postMessage(message: string): void;
}

interface AppWindow {
  /** Android and Flutter. */
  readonly PocketDeskApp?: AppChannel;
  /** iOS. */
  readonly webkit?: {
    readonly messageHandlers?: { readonly PocketDeskApp?: AppChannel };
  };
  readonly ReactNativeWebView?: AppChannel;
}

/** Sends `{"type":"pocketdesk","event","detail"?}` as JSON to whichever app listens; to none in a browser. */
export function tellApp(event: string, detail?: unknown): void {
  const { PocketDeskApp, webkit, ReactNativeWebView } = window as unknown as AppWindow;
  const message = JSON.stringify({ type: "pocketdesk", event, detail });
  for (const app of [PocketDeskApp, webkit?.messageHandlers?.PocketDeskApp, ReactNativeWebView])
    app?.postMessage(message);
}

/** Runs what comes as a message from the app, or from this page itself; from any other window nothing is taken. */
export function hearApp(run: (command: string, args: readonly unknown[]) => void): void {
  addEventListener("message", ({ origin, source, data }) => {
    const isApp = origin === "" && source === null;
    const isThisPage = origin === location.origin && source === window;
    if (!isApp && !isThisPage) return;
    const { type, command, args } = parse(data);
    if (type === "pocketdesk" && typeof command === "string")
      run(command, Array.isArray(args) ? args : []);
  });
}

interface AppMessage {
  readonly type?: unknown;
  readonly command?: unknown;
  readonly args?: unknown;
}

/** Some WebViews carry texts only. */
function parse(data: unknown): AppMessage {
  if (typeof data !== "string") return Object(data);
  try {
    return Object(JSON.parse(data));
  } catch {
    return {};
  }
}
