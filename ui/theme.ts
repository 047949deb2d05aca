export type Theme = "auto" | "light" | "dark";

/**
 * A strict CSP of the host page can forbid every way of styling but constructed sheets.
 * A text that the root has already is not added twice.
 */
export function adoptStyles(root: ShadowRoot, text: string): void {
  const adopted = root.adoptedStyleSheets;
  // Before Safari 16.4 there are none: then the page links a sheet with all styles.
  if (!adopted) return;
  const sheet: CSSStyleSheet & { text?: string } = new CSSStyleSheet();
  sheet.text = text;
  if (adopted.some((known) => "text" in known && known.text === text)) return;
  sheet.replaceSync(text);
  root.adoptedStyleSheets = [...adopted, sheet];
}

/**
 * Keeps `data-theme` of the element at "light" or "dark", `--pd-on-accent` at a colour that can be read on
 * the accent, and its tints, whatever accent the host page has chosen. Returns what stops it.
 */
export function applyTheme(element: HTMLElement, theme: () => Theme): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = theme();
    element.dataset.theme = chosen === "auto" ? (dark.matches ? "dark" : "light") : chosen;
    const accent = getComputedStyle(element).getPropertyValue("--pd-accent");
    const colour = resolveColour(element, accent);
    element.style.setProperty("--pd-on-accent", readableOn(colour));
    const [card, share] = element.dataset.theme === "dark" ? darkTints : lightTints;
    element.style.setProperty("--accent-tint", mix(colour, card, share));
    element.style.setProperty("--own", mix(colour, card, 0.06 + share));
  };
  apply();
  dark.addEventListener("change", apply);
  return () => dark.removeEventListener("change", apply);
}

/** The ground of a card, and how much of the accent a tint has: more in the dark, where colours are fainter. */
const lightTints = [[255, 255, 255], 0.09] as const;
const darkTints = [[27, 30, 36], 0.14] as const;

const mix = (colour: readonly number[], ground: readonly number[], share: number): string =>
  `rgb(${ground.map((part, index) => Math.round(part + ((colour[index] ?? 0) - part) * share))})`;

/** Black or white, whichever has more contrast (WCAG 2.2, relative luminance). */
export function readableOn([red = 0, green = 0, blue = 0]: readonly number[]): string {
  const linear = (part: number) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  return 1.05 / (luminance + 0.05) >= 4.5 ? "#fff" : "#0b0d12";
}

/** Any CSS colour as red, green and blue. The browser parses it, on an element that is gone at once. */
function resolveColour(near: HTMLElement, colour: string): readonly number[] {
  const probe = document.createElement("i");
  probe.style.color = colour;
  (near.shadowRoot ?? near).append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  return (resolved.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
}
