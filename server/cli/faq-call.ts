import { readFile } from "node:fs/promises";
import type { Locale } from "../../protocol/conversation.ts";
import { type LiveFaq, openFaq } from "../faq/live.ts";
import { encodeArticlePicture } from "../media/article-pictures.ts";
import { type FaqTextKey, faqText } from "./faq-texts.ts";
import { fileMistake } from "./file-mistake.ts";

export interface FaqCall {
  /** What follows the command's name. */
  readonly args: readonly string[];
  readonly flags: FaqFlags;
  /** The content. */
  readonly folder: string;
  readonly cacheDir: string;
  /** The settings, for what reads the database. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Of messages. */
  readonly locale: Locale;
  /** Says what is being done; for what may take longer than two seconds. */
  readonly progress: (text: string) => void;
}

export interface FaqFlags {
  /** The customer's. */
  readonly locale?: Locale | undefined;
  readonly after?: string | undefined;
  readonly explain?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly questions?: string | undefined;
  /** Dialogues to be played. */
  readonly file?: string | undefined;
  readonly port?: string | undefined;
  /** Back from now. */
  readonly days?: string | undefined;
  readonly "held-out"?: boolean | undefined;
}

export interface FaqOutput {
  /** The exit code. */
  readonly code: 0 | 1;
  readonly text: string;
}

/** The text in the language of the call. */
export const words = (
  { locale }: Pick<FaqCall, "locale">,
  key: FaqTextKey,
  values?: Parameters<typeof faqText>[2],
): string => faqText(locale, key, values);

export async function openGiven(call: FaqCall): Promise<LiveFaq> {
  const { folder, cacheDir } = call;
  call.progress(words(call, "reading"));
  return orMistake(
    openFaq(folder, { watch: false, cacheDir, encodePicture: encodeArticlePicture }),
    { path: folder, missing: "noFolder" },
  );
}

export const readGiven = (file: string): Promise<string> =>
  orMistake(readFile(file, "utf8"), { path: file, missing: "noFile" });

/** A file that cannot be read is the user's mistake; anything else is not. */
export async function orMistake<T>(
  work: Promise<T>,
  given: Parameters<typeof fileMistake>[1],
): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    throw fileMistake(cause, given) ?? cause;
  }
}
