import { type ReadonlySignal, signal } from "@preact/signals";
import { measureTextScale } from "./text-scale.ts";

const focusable = "a[href],button:not([disabled]),textarea,input,[tabindex='0']";

/** What closes a menu or a question that lies over the screen. */
const closer = ".icon-button[aria-expanded=true],[role=alertdialog]>.secondary";

/** Escape closes what lies over the screen, else goes one level back, as the device's own button does. Tab stays inside only where the panel covers the page. The host's hotkeys get no keys from it. */
export function keepFocusIn(
  panel: HTMLElement,
  { modal, back }: { readonly modal: boolean; readonly back: () => unknown },
): () => void {
  const handleKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.type !== "keydown" || event.isComposing) return;
    if (event.key === "Escape") closeTop(panel) || back();
    if (event.key === "Tab" && modal) wrapAround(panel, event);
  };
  const kinds = ["keydown", "keypress", "keyup"] as const;
  for (const kind of kinds) panel.addEventListener(kind, handleKey);
  return () => {
    for (const kind of kinds) panel.removeEventListener(kind, handleKey);
  };
}

/** False: nothing lies over the screen. The focus stays where the next key is heard. */
function closeTop(panel: HTMLElement): boolean {
  const button = panel.querySelector<HTMLElement>(closer);
  (button?.ariaExpanded ? button : button && panel)?.focus();
  button?.click();
  return !!button;
}

function wrapAround(panel: HTMLElement, event: KeyboardEvent): void {
  const all = [...panel.querySelectorAll<HTMLElement>(focusable)];
  const root = panel.getRootNode() as ShadowRoot;
  const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
  if (root.activeElement !== from && root.activeElement !== panel) return;
  event.preventDefault();
  to?.focus();
}

export interface Viewport {
  /** The panel fills the screen. The same condition as in widget.css. */
  readonly sheet: ReadonlySignal<boolean>;
  /** The page's text size may have changed. */
  measure(): void;
  stop(): void;
}

/** Tells the style sheet how much of the window the on-screen keyboard leaves free, and how large texts are wanted. */
export function followViewport(container: HTMLElement): Viewport {
  const narrow = matchMedia("(max-width: 640px), (max-height: 480px)");
  const sheet = signal(narrow.matches);
  const view = window.visualViewport;
  const { host } = container.getRootNode() as ShadowRoot & { readonly host: HTMLElement };
  const follow = () => {
    // Of a page that is zoomed by its style sheet: the window's pixels are not those of the sheet then.
    const { currentCSSZoom: zoom = 1 }: { currentCSSZoom?: number } = container;
    const inSheet = (pixels: number) => `${pixels / zoom}px`;
    container.style.setProperty("--viewport-height", inSheet(view?.height ?? innerHeight));
    container.style.setProperty("--viewport-top", inSheet(view?.offsetTop ?? 0));
  };
  const measure = () => {
    follow();
    const scale = measureTextScale(container);
    host.style.setProperty("--text-scale", `${scale}`);
    // A line holds too few 汉字 then to break behind signs alone.
    host.style.setProperty("--break", scale > 1.5 ? "normal" : "");
  };
  const turn = () => {
    sheet.value = narrow.matches;
  };
  measure();
  narrow.addEventListener("change", turn);
  view?.addEventListener("resize", measure);
  view?.addEventListener("scroll", follow);
  return {
    sheet,
    measure,
    stop() {
      narrow.removeEventListener("change", turn);
      view?.removeEventListener("resize", measure);
      view?.removeEventListener("scroll", follow);
    },
  };
}
