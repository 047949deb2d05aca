import { type Colour, css, legibleOn, mix, textOn } from "../protocol/colours.ts";

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
 * Keeps `data-theme` of the element at "light" or "dark", and the colours that come from the accent such that each
 * can be read, whatever accent the host page has chosen. Returns what stops it.
 */
export function applyTheme(
  element: HTMLElement,
  theme: () => Theme,
  accent: () => string | undefined = () => undefined,
): () => void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const apply = () => {
    const chosen = theme();
    // What the page gives may be none of them.
    const isChosen = chosen === "light" || chosen === "dark";
    const look = isChosen ? chosen : dark.matches ? "dark" : "light";
    element.dataset.theme = look;
    element.style.setProperty("--pd-accent", accent() ?? "");
    const named = getComputedStyle(element).getPropertyValue("--pd-accent");
    // The sheet that names the usual one is still on its way, with the colours that go with it.
    if (!named) return;
    const colour = resolveColour(element, named);
    for (const [name, value] of Object.entries(accentColours(colour, look)))
      element.style.setProperty(name, value);
  };
  apply();
  dark.addEventListener("change", apply);
  return () => dark.removeEventListener("change", apply);
}

/** The grounds, and how much of the accent a tint has: more in the dark, where colours are fainter. */
const looks = {
  light: { card: [255, 255, 255], ground: [241, 243, 247], tint: 0.09, own: 0.15, wash: 0.09 },
  dark: { card: [27, 30, 36], ground: [16, 18, 22], tint: 0.14, own: 0.26, wash: 0.13 },
} as const;

/** What the style sheets take from the accent. A wallet's own blue is too dark for a dark card: there it is lightened. */
export function accentColours(accent: Colour, look: keyof typeof looks): Record<string, string> {
  const { card, ground, ...shares } = looks[look];
  const fill = look === "dark" ? legibleOn(accent, [card]) : accent;
  const tint = mix(fill, card, shares.tint);
  return {
    "--pd-accent": css(fill),
    "--pd-on-accent": textOn(fill),
    "--accent-text": css(legibleOn(fill, [card, ground, tint])),
    "--accent-tint": css(tint),
    "--own": css(mix(fill, card, shares.own)),
    "--wash": css(mix(fill, ground, shares.wash)),
  };
}

/** Any CSS colour as red, green and blue. The browser parses it, on an element that is gone at once. */
function resolveColour(near: HTMLElement, colour: string): Colour {
  const probe = document.createElement("i");
  probe.style.color = colour;
  (near.shadowRoot ?? near).append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  const [red = 0, green = 0, blue = 0] = (resolved.match(/[\d.]+/g) ?? []).map(Number);
  return [red, green, blue];
}
