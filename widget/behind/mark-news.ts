import { markLauncher } from "../embed/launcher-mark.ts";
import { nearestLocale } from "../embed/locale.ts";
import markCss from "../embed/mark.css?inline";
import type { BootOptions } from "../embed/options.ts";
import { whenIdle } from "../idle.ts";
import news from "../locales/launcher-news.json" with { type: "json" };

/**
 * Of a customer whom the page knows: asks once whether anything has moved since they last looked, on whatever device, and marks
 * the launcher. Nothing is stored and nothing stays connected; the widget draws the mark itself once it is there. Returns what
 * stops it.
 */
export function markNews(root: ShadowRoot, options: () => BootOptions): () => void {
  let stopped = false;
  const cancel = whenIdle(async () => {
    const { identify, server, locale } = options();
    const launcher = root.querySelector("button");
    if (!identify || !launcher || !isAsked(options()) || startsItself()) return;
    try {
      const token = await identify();
      if (!token) return;
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(new URL("/api/customer/news", server), { headers });
      const { tickets, messages } = await answer.json();
      const count: unknown = tickets + messages;
      // The widget has come meanwhile, and knows more.
      if (stopped || !(Number(count) > 0) || root.querySelector(".pd")) return;
      dress(root);
      markLauncher(launcher, Number(count));
      atLogout(root.host as MarkedHost, () => markLauncher(launcher, 0));
      launcher.ariaLabel += news[nearestLocale(locale)];
    } catch {
      // Without an answer there is no mark, and whoever opens the widget reads it there.
    }
  });
  return () => {
    stopped = true;
    cancel();
  };
}

/** With a sheet of its own: what comes right behind the loader, and has a function for this, grows by what it exports. */
function dress(root: ShadowRoot): void {
  // Before Safari 16.4 there are none: then the page links a sheet with all styles.
  if (!root.adoptedStyleSheets) return;
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(markCss);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/** With what the loader has put there: the commands of the page. */
type MarkedHost = HTMLElement & { readonly embed?: { logout(): void } };

/** The loader knows nothing of the mark, and is counted in single bytes: whoever logs out leaves none behind. */
function atLogout(host: MarkedHost, unmark: () => void): void {
  const { embed } = host;
  if (!embed) return;
  const { logout } = embed;
  embed.logout = () => {
    unmark();
    logout();
  };
}

/** There is a launcher to mark, and the page itself may speak to our server: behind a frame only the frame does. */
const isAsked = ({ launcher, mount = "element" }: BootOptions) =>
  launcher !== false && mount === "element";

/** Something goes on in this browser: the widget starts without being opened. Storage may be forbidden. */
function startsItself(): boolean {
  try {
    return Number(localStorage["pocketdesk:live"]) > 0;
  } catch {
    return false;
  }
}
