/** What is shown of a row of pictures, and what keys do with it. */

export interface GalleryView {
  readonly at: number;
  /** Degrees, clockwise. */
  readonly turned: number;
  /** 1 is as large as the screen allows. */
  readonly zoom: number;
}

export type GalleryStep = "next" | "previous" | "left" | "right" | "larger" | "smaller" | "fit";

const keys: Readonly<Record<string, GalleryStep>> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  j: "next",
  k: "previous",
  l: "left",
  r: "right",
  "+": "larger",
  "=": "larger",
  "-": "smaller",
  "0": "fit",
};
const zooms = { factor: 1.5, most: 8, least: 0.5 } as const;

/** Arrows move about in a picture that is larger than the screen: then J and K alone leaf. */
export function galleryKeyOf(key: string, { zoom }: GalleryView): GalleryStep | undefined {
  if (isZoomed({ zoom }) && key.startsWith("Arrow")) return undefined;
  return keys[key.length === 1 ? key.toLowerCase() : key];
}

export const isZoomed = ({ zoom }: Pick<GalleryView, "zoom">): boolean => zoom > 1;

export const galleryStart = (at: number): GalleryView => ({ at, turned: 0, zoom: 1 });

/** Another picture begins as it is; the ends are the ends. */
export function galleryStep(view: GalleryView, step: GalleryStep, count: number): GalleryView {
  const { at, turned, zoom } = view;
  switch (step) {
    case "next":
      return at + 1 < count ? galleryStart(at + 1) : view;
    case "previous":
      return at > 0 ? galleryStart(at - 1) : view;
    case "left":
      return { ...view, turned: turned - 90 };
    case "right":
      return { ...view, turned: turned + 90 };
    case "larger":
      return { ...view, zoom: Math.min(zooms.most, zoom * zooms.factor) };
    case "smaller":
      return { ...view, zoom: Math.max(zooms.least, zoom / zooms.factor) };
    case "fit":
      return galleryStart(at);
  }
}
