import { add } from "./add.ts";
import type { FirstWords } from "./first-words.ts";
import type { BootOptions } from "./options.ts";

/** Greeting, a line under it, the field, the emergency row, a title and its card, as on home. */
const shapes = ["greeting", "line", "field", "danger", "title", "card"];

/** Gives the loader's frame the reader's language, the wallet's mark and name, and the shape of what comes. */
export function dressFrame(
  frame: HTMLElement,
  words: FirstWords,
  { name, logo }: NonNullable<BootOptions["brand"]>,
): void {
  frame.ariaLabel = words.label;
  const close = frame.querySelector("button.close");
  if (close) close.ariaLabel = words.close;
  frame.querySelector("p + button")?.replaceChildren(words.retry);
  const heading = frame.querySelector("b");
  if (heading) {
    // As the widget itself until the server has said more: an empty face would become a letter, and that another one.
    const face = name || words.title;
    heading.textContent = face;
    if (name) add(heading, "span", { textContent: words.title });
    heading.before(logo ? picture(logo, face) : letter(face));
  }
  const shape = add(frame, "div", { className: "shape", ariaHidden: "true" });
  for (const className of shapes) add(shape, "i", { className });
}

const letter = (name: string) =>
  Object.assign(document.createElement("i"), {
    className: "face",
    textContent: [...name][0],
  });

/** The page's policy may forbid it: then it is the letter. */
function picture(logo: string, name: string): HTMLElement {
  const image = Object.assign(new Image(), { className: "face", src: logo, alt: "" });
  image.onerror = () => image.replaceWith(letter(name));
  return image;
}
