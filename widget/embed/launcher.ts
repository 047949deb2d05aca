// Two languages in one text: a table of all would be a ninth of the loader. The widget replaces it by its own.
import { label } from "../locales/launcher.json" with { type: "json" };
import { add } from "./add.ts";
import { frameCss } from "./frame.ts";
import type { BootOptions } from "./options.ts";

export interface Launcher {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  readonly launcher: HTMLButtonElement;
}

// The widget's own sheet comes after this one and has the same variables.
const css = `${frameCss}
:host{--pd-z:2147483000;--pd-launcher-offset:20px;--pd-accent:#1a55ee;--pd-on-accent:#fff}
:host([data-theme=dark]){--pd-accent:#7fa2ff;--pd-on-accent:#0b0d12;color-scheme:dark}
:host>button{position:fixed;z-index:var(--pd-z);right:env(safe-area-inset-right);bottom:env(safe-area-inset-bottom);margin:var(--pd-launcher-offset);padding:14px;border:0;border-radius:50%;background:var(--pd-accent);color:var(--pd-on-accent);cursor:pointer}
svg{display:block;width:28px;fill:none;stroke:currentcolor;stroke-width:1.75}`;

/** Makes nodes and a constructed sheet only: a strict CSP and Trusted Types allow these. */
export function paintLauncher({ theme }: BootOptions): Launcher {
  const host = document.createElement("pocket-desk");
  const dark =
    theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme:dark)").matches);
  host.dataset.theme = dark ? "dark" : "";
  const root = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];

  const launcher = add(root, "button", { ariaLabel: label });
  const svg = draw("svg");
  const path = draw("path");
  svg.setAttribute("viewBox", "0 0 20 20");
  path.setAttribute("d", "M10 3.5a6.5 6 0 1 1-2.3 11.7l-3.9 1.3 1-3A6 6 0 0 1 10 3.5Z");
  svg.append(path);
  launcher.append(svg);
  document.body.append(host);
  return { host, root, launcher };
}

const draw = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name);
