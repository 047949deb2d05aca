/** Drawn like those in ui/icons.tsx. The editors' categories decide: one that is not here gets the book. */
const icons: Readonly<Record<string, string>> = {
  security: "M10 3 16 5v5c0 3.5-2.5 6-6 7-3.5-1-6-3.5-6-7V5ZM7.5 10l2 2 3.5-3.5",
  payments:
    "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM7.5 6.5 10 9.5l2.5-3M7.5 9.5h5M7.5 12h5M10 9.5V14",
  transfers: "M4 7h12l-3-3M16 13H4l3 3",
  refunds: "M7 4 4 7l3 3M4 7h8.5a4.5 4.5 0 0 1 0 9H8",
  funds: "M10 3.5v8M6.5 8l3.5 3.5L13.5 8M3.5 13v2.5c0 .6.4 1 1 1h11c.6 0 1-.4 1-1V13",
  balance:
    "M4 5.5h11c.8 0 1.5.7 1.5 1.5v7.5c0 .8-.7 1.5-1.5 1.5H5c-.8 0-1.5-.7-1.5-1.5V5c0-.8.7-1.5 1.5-1.5h9M13.5 10.8v.1",
  cards:
    "M4.5 4.5h11c.8 0 1.5.7 1.5 1.5v8c0 .8-.7 1.5-1.5 1.5h-11c-.8 0-1.5-.7-1.5-1.5V6c0-.8.7-1.5 1.5-1.5ZM3 8.5h14M6 12.5h2",
  fees: "M4.5 3.5h11v13l-1.9-1.5-1.8 1.5-1.8-1.5-1.8 1.5L6.4 15l-1.9 1.5ZM7.5 7h5M7.5 10h5",
  account: "M10 10a3.3 3.3 0 1 0 0-6.6 3.3 3.3 0 0 0 0 6.6ZM4 16.5a6 6 0 0 1 12 0",
  assets: "m10 3 6 3.5v7L10 17l-6-3.5v-7ZM4 6.5l6 3.5 6-3.5M10 10v7",
  promotions:
    "M4.5 9.5v7h11v-7M3.5 6.5h13v3h-13ZM10 6.5v10M10 6.5C7 6.5 6 5 6.5 4s3-.5 3.5 2.5c.5-3 3-3.5 3.5-2.5s-.5 2.5-3.5 2.5",
  app: "M7 3h6c.6 0 1 .4 1 1v12c0 .6-.4 1-1 1H7c-.6 0-1-.4-1-1V4c0-.6.4-1 1-1ZM9.5 14.5h1",
  privacy:
    "M5.5 9h9c.6 0 1 .4 1 1v5.5c0 .6-.4 1-1 1h-9c-.6 0-1-.4-1-1V10c0-.6.4-1 1-1ZM7 9V6.5a3 3 0 0 1 6 0V9",
  complaints: "M5 17V3.5h10l-2 3.5 2 3.5H5",
  support:
    "M3.5 14.5V10a6.5 6.5 0 0 1 13 0v4.5M3.5 11.5h3V16h-2a1 1 0 0 1-1-1ZM16.5 11.5h-3V16h2a1 1 0 0 0 1-1Z",
};
const book =
  "M10 5.5C8.5 4.2 6 4 3.5 4.5v11c2.5-.5 5-.3 6.5 1 1.5-1.3 4-1.5 6.5-1v-11C14 4 11.5 4.2 10 5.5ZM10 5.5v11";

export const categoryIcon = (id: string): string => icons[id] ?? book;

export const mailIcon = "M3.5 5h13v10h-13zM4 5.5l6 5 6-5";
export const searchIcon = "M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4";
export const chatIcon = "M10 3.5a6.5 6 0 1 1-2.3 11.7l-3.9 1.3 1-3A6 6 0 0 1 10 3.5Z";
export const clockIcon = "M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 6v4l3 2";
