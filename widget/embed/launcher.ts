import words from "../locales/launcher.json" with { type: "json" };
import { add } from "./add.ts";
import { frameCss } from "./frame.ts";
import type { BootOptions } from "./options.ts";

export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly launcher: HTMLButtonElement;
}

// The widget's own sheet comes after this one and has the same variables.
export const launcherCss = `:host{all:initial!important;--pd-accent:#1a55ee}\
:host([data-theme=dark]){color-scheme:dark!important}\
.frame,:host>button{position:fixed;z-index:var(--pd-z,2147483000)}\
:host>button{right:env(safe-area-inset-right);bottom:env(safe-area-inset-bottom);margin:var(--pd-launcher-offset,20px);padding:16px;border:0;border-radius:50%;background:var(--pd-accent);color:var(--pd-on-accent,#fff)}\
:host>button:before{content:"";display:block;width:20px;height:20px;border:2px solid;border-radius:50% 50% 50% 0}\
${frameCss}`;

const name = "pocket-desk";

/** Makes nodes and a constructed sheet only: a strict CSP and Trusted Types allow these. */
export function paintLauncher({ theme, server }: BootOptions): Launcher {
  // Undefined elements are hidden on some pages.
  if (!customElements.get(name)) customElements.define(name, class extends HTMLElement {});
  const host = document.createElement(name);
  const dark =
    theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme:dark)").matches);
  host.dataset.theme = dark ? "dark" : "";
  const root = host.attachShadow({ mode: "open" });
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(launcherCss);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Before Safari 16.4 there are none: then one file has all styles.
    add(root, "link", { rel: "stylesheet", href: `${server}/widget.css` });
  }

  const launcher = add(root, "button", { ariaLabel: words.label });
  // Beside the body: pages replace theirs, hide it, zoom it, and let it take no taps.
  document.documentElement.append(host);
  return { host, root, launcher };
}
