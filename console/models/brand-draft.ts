import { accentContrast, isReadableAccent, readableAccent } from "../../protocol/accent.ts";

/** What is wrong with an accent that somebody is typing, or right. `ratio` is to one, with white. */
export type AccentCheck =
  | { readonly kind: "none" | "wrong" }
  | { readonly kind: "good"; readonly ratio: number }
  | { readonly kind: "pale"; readonly ratio: number; readonly instead: string };

/** As the server will judge it. */
export function checkAccent(text: string): AccentCheck {
  if (text === "") return { kind: "none" };
  if (!/^#[0-9a-f]{6}$/i.test(text)) return { kind: "wrong" };
  const ratio = accentContrast(text);
  if (isReadableAccent(text)) return { kind: "good", ratio };
  return { kind: "pale", ratio, instead: readableAccent(text) };
}
