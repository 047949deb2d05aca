import type { Page } from "playwright-core";

/** The share of pixels in which two PNGs differ by more than a rounding; 1 when their sizes differ. */
export async function differingPixelShare(
  blank: Page,
  one: Buffer,
  other: Buffer,
): Promise<number> {
  const urls = [one, other].map((png) => `data:image/png;base64,${png.toString("base64")}`);
  return blank.evaluate(async (sources) => {
    const pixels = async (source: string) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const { width, height } = image;
      const context = new OffscreenCanvas(width, height).getContext("2d");
      context?.drawImage(image, 0, 0);
      return context?.getImageData(0, 0, width, height);
    };
    const [a, b] = await Promise.all(sources.map(pixels));
    if (!a || !b || a.width !== b.width || a.height !== b.height) return 1;
    let differing = 0;
    for (let at = 0; at < a.data.length; at += 4)
      if (
        [0, 1, 2].some((part) => Math.abs((a.data[at + part] ?? 0) - (b.data[at + part] ?? 0)) > 2)
      )
        differing += 1;
    return differing / (a.width * a.height);
  }, urls);
}
