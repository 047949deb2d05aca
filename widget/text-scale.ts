/** At most twice as large: then a line of a phone holds ten 汉字. */
const largest = 2;
const usualPx = 16;

/**
 * How much larger than usual texts are wanted: by the browser's own setting, or by a host page whose root is large. A
 * small root (62.5 %) and one that is a tenth of the window's width are units of layout, and say nothing about texts: unless
 * the page's own text has that size.
 */
export function textScale(
  browserPx: number,
  rootPx: number,
  { bodyPx, width }: { readonly bodyPx: number; readonly width: number },
): number {
  const isTenth = Math.abs(rootPx - width / 10) < 0.1 && bodyPx < rootPx;
  const isUnit = rootPx > largest * usualPx || isTenth;
  const wanted = Math.max(browserPx, isUnit ? 0 : rootPx) / usualPx;
  return Math.min(Math.max(wanted, 1), largest);
}

/** Measured on the page; the browser's own size is what `medium` is. */
export function measureTextScale(container: HTMLElement): number {
  const sizeOf = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
  container.style.fontSize = "medium";
  const browserPx = sizeOf(container);
  container.style.fontSize = "";
  return textScale(browserPx, sizeOf(document.documentElement), {
    bodyPx: sizeOf(document.body),
    width: innerWidth,
  });
}
