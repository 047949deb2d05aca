/** Drawn like those in ui/icons.tsx, for `Strokes`. */

export const cameraIcon = [
  "M3 6.5h3L7.5 4h5L14 6.5h3v9.5H3Z",
  "M10 13.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6Z",
];
export const pictureIcon = ["M3 4h14v12H3Z", "m3 13 4-4 4 4 2.5-2.5L17 14", "M12.8 7.5v.1"];
export const fileIcon = ["M5 2.8h6.5L15 6.3v10.9H5Z", "M11.5 2.8v3.5H15M7.5 10h5M7.5 13h5"];
export const billIcon = ["M4.5 3h11v14.5L13 16l-3 1.5L7 16l-2.5 1.5Z", "M7.5 7h5M7.5 10.5h5"];
export const saveIcon = ["M10 3.5v9M6 9l4 4 4-4M4 16.5h12"];
