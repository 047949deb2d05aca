/** All pictures of one language on a page, a state in each row. */
export function contactSheet(pictures: ReadonlyMap<string, readonly string[]>): string {
  const rows = [...pictures].map(
    ([screen, paths]) =>
      `<figure><figcaption>${screen}</figcaption>${paths.map((path) => `<img src="${path}" alt="${screen}">`).join("")}</figure>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>
  body { margin: 24px; background: #8b93a3; font: 14px/20px sans-serif; columns: 2; column-gap: 24px }
  figure { display: flex; align-items: flex-start; gap: 8px; margin: 0 0 16px; break-inside: avoid }
  figcaption { flex: 0 0 72px } img { height: 320px }
</style>
${rows.join("\n")}
`;
}
