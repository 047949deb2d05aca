/** What is read as a picture. */
export const isPictureName = (path: string): boolean => /\.(?:png|jpe?g|webp)$/i.test(path);

/** In the one folder that pictures are read from. */
export const isPicturePath = (path: string): boolean =>
  path.startsWith("images/") && isPictureName(path) && !path.includes("..");
