import type { JSX } from "preact";
import { Strokes } from "../../ui/icons.tsx";

/** The icons that only the console has, drawn like those in ui/icons.tsx. */
const paths = {
  sound: [
    "M3.500 8v4h2.800l3.700 3V5L6.300 8H3.500Z",
    "M12.800 7.500a3.500 3.500 0 0 1 0 5M14.800 5.300a6.500 6.500 0 0 1 0 9.400",
  ],
  silent: ["M3.500 8v4h2.800l3.700 3V5L6.300 8H3.500Z", "m13 8 4 4M17 8l-4 4"],
  pane: ["M3.500 4.500h13v11h-13zM12.500 4.500v11"],
  article: ["M5 3.500h10v13H5zM7.500 7h5M7.500 10h5M7.500 13h3"],
  transfer: ["M4 7.500h11.500L12.500 4.500M16 12.500H4.500l3 3"],
  bot: ["M10 3v2.5M4 5.5h12V16H4ZM7.5 9v1.5M12.5 9v1.5M8 13h4"],
  search: ["M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4"],
  erase: ["M4.5 6h11M8 6V4h4v2M6 6l.8 10h6.4L14 6M8.500 9v4.500M11.500 9v4.500"],
  release: ["M16 14.500c0-4-2.500-6-6-6H4.500M8 5 4.500 8.500 8 12"],
} as const;

type ConsoleIconName = keyof typeof paths;

export const ConsoleIcon = ({ name }: { readonly name: ConsoleIconName }): JSX.Element => (
  <Strokes paths={paths[name]} />
);
