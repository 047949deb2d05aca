/** More is not read, in KB: a file is parsed in one piece, and nobody is answered meanwhile. An article takes some 20 ms then. */
export const maxKilobytes = { article: 48, data: 1000, picture: 5000 } as const;

export interface SourceFile {
  /** From the content folder, with forward slashes: `zh-CN/payments/payment-failed.md`. */
  readonly path: string;
  /** Empty where it could not be read. */
  readonly text: string;
  /** Of a picture; its text is a hash of them. */
  readonly bytes?: Uint8Array | undefined;
  /** Why it could not be read: the code of the problem. */
  readonly damage?: "tooLarge" | "notUtf8" | "nulCharacter" | "cutInside" | "link" | undefined;
  /** When it was last changed, in milliseconds; of two copies, the older one counts. */
  readonly changedAt?: number | undefined;
}
