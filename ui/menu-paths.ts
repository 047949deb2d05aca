/** A way through the wallet's menus: 我的 > 账单, or in words with spaces, which the server makes fixed ones: Me > Bank cards. */
const menuPath =
  / ?[“「]?([\u3400-\u9fff]+(?: > [\u3400-\u9fff]+)+|[^ \n,.;:()"]+(?:\u00a0>\u00a0[^ \n,.;:()"]+)+)[”」]? ?/;

/** A text, and the paths in it by their steps, without the spaces and quotes around them. */
export const withMenuPaths = (text: string): readonly (string | readonly string[])[] =>
  text
    .split(menuPath)
    .map((piece, index) =>
      index % 2 === 0
        ? piece
        : piece.split(/[ \u00a0]>[ \u00a0]/).map((step) => step.replaceAll("\u00a0", " ")),
    );

/** So many Latin letters fit into a line of a small phone, beside a step's number; a Chinese character is as wide as two. */
const fitsLine = 22;

/** `next`: what stands behind it. A sign that ends the sentence stands close to it. */
export function pathClass(
  steps: readonly string[],
  next: string | readonly string[] | undefined,
): string {
  const isLong = steps.join("").replaceAll(/[\u3400-\u9fff]/g, "  ").length > fitsLine;
  const isClosed = /^[\p{Pe}\p{Po}]/u.test(`${next}`);
  return `path${isLong ? " long" : ""}${isClosed ? " closed" : ""}`;
}
