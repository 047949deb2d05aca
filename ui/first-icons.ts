/** Drawn like those in icons.tsx, for `Strokes`: of what stands on home before all else. */

export const megaphoneIcon = "M3.5 8v4H6l6 3.5v-11L6 8ZM14.5 7.5a3.5 3.5 0 0 1 0 5M6 12l1 4.5";
export const emergencyIcon = "M10 3 16 5v5c0 3.5-2.5 6-6 7-3.5-1-6-3.5-6-7V5ZM10 7v3.5M10 13v.1";
