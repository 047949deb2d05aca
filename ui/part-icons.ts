/** Drawn like those in icons.tsx, for `Strokes`. A part that is loaded later brings its own. */

export const phoneIcon =
  "M7 3.5H4.8c-.7 0-1.3.6-1.3 1.3 0 6.5 5.2 11.7 11.7 11.7.7 0 1.3-.6 1.3-1.3V13l-3.4-1.4-1.4 1.7a10 10 0 0 1-5-5l1.7-1.4Z";
export const shieldIcon = "M10 3 16 5v5c0 3.5-2.5 6-6 7-3.5-1-6-3.5-6-7V5ZM7.5 10l2 2 3.5-3.5";
export const dotsIcon = "M4.5 10a.4.4 0 1 0 .1 0ZM10 10a.4.4 0 1 0 .1 0ZM15.5 10a.4.4 0 1 0 .1 0Z";
export const thumbIcon =
  "M6.5 9v7.5H4V9ZM6.5 9l3-5.5c1.5 0 2 1 1.7 2.3L10.7 8h4.6c.9 0 1.5.8 1.3 1.7l-1.2 5.5c-.2.8-.8 1.3-1.6 1.3H6.5";
export const checkIcon = "m4.5 10.5 3.5 3.5 7.5-8";
export const copyIcon = "M7 7h9v9.5H7ZM13 7V3.5H4V13h3";
export const plusIcon = "M10 4v12M4 10h12";
