import { add } from "./add.ts";

/** Before Safari 16.4 a sheet cannot be constructed: then one file has all styles, those of the launcher too. */
export function linkSheet(root: ShadowRoot, server: string | undefined): void {
  if (root.adoptedStyleSheets?.length) return;
  add(root, "link", { rel: "stylesheet", href: `${server}/widget.css` });
}
