/** Drawn like those in ui/icons.tsx. A kind of the wallet's own, which is not here, gets the coin. */
const icons: Readonly<Record<string, string>> = {
  payment:
    "M3.5 8h13l-1.4 7.2c-.1.7-.7 1.3-1.5 1.3H6.4c-.8 0-1.4-.6-1.5-1.3ZM7 8l2-4.5M13 8l-2-4.5",
  transfer: "M10 10a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6ZM4 16.5a6 6 0 0 1 12 0",
  "top-up":
    "M4.5 4.5h11c.8 0 1.5.7 1.5 1.5v8c0 .8-.7 1.5-1.5 1.5h-11c-.8 0-1.5-.7-1.5-1.5V6c0-.8.7-1.5 1.5-1.5ZM3 8.5h14M6 12.5h2",
  withdrawal: "M3.5 8.5 10 4l6.5 4.5ZM5.5 8.5v6M10 8.5v6M14.5 8.5v6M3.5 16.5h13",
  refund: "M7 4 4 7l3 3M4 7h8.5a4.5 4.5 0 0 1 0 9H8",
};
const coin = "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 7v6M7.5 10h5";

export const kindIcon = (kind: string): string =>
  (Object.hasOwn(icons, kind) && icons[kind]) || coin;
