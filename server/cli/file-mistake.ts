import { isMissingFile } from "../faq/content/folder.ts";
import { EditorMistake, type FaqTextKey } from "./faq-texts.ts";

type Missing = Extract<FaqTextKey, "noFile" | "noFolder">;

interface SystemError extends NodeJS.ErrnoException {
  /** Of a copy. */
  readonly dest?: string;
  readonly port?: number;
}

/** What the system said of a file, a folder or a port, as something that the user can put right; undefined for anything else. */
export function fileMistake(
  cause: unknown,
  given: { readonly path?: string; readonly missing?: Missing } = {},
): EditorMistake | undefined {
  if (!(cause instanceof Error && "code" in cause)) return undefined;
  const { code, syscall, path, dest, port } = cause as SystemError;
  const file = dest ?? path ?? given.path ?? "";
  const missing = given.missing ?? (syscall === "scandir" ? "noFolder" : "noFile");
  if (isMissingFile(cause) || code === "ELOOP")
    return new EditorMistake(missing, { file: given.path ?? file, folder: given.path ?? file });
  switch (code) {
    case "EISDIR":
      return new EditorMistake("isFolder", { file });
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return syscall === "listen"
        ? new EditorMistake("portForbidden", { port: port ?? "" })
        : new EditorMistake("noRights", { file });
    case "EADDRINUSE":
      return new EditorMistake("portTaken", { port: port ?? "" });
    case "EEXIST":
      return new EditorMistake("newExists", { file });
    case "ENOSPC":
      return new EditorMistake("diskFull", { file });
    default:
      return undefined;
  }
}
