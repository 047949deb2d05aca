export interface FaqCall {
  /** What follows the command's name. */
  readonly args: readonly string[];
  readonly flags: FaqFlags;
  /** The content. */
  readonly folder: string;
  readonly cacheDir: string;
}

export interface FaqFlags {
  readonly locale?: string | undefined;
  readonly after?: string | undefined;
  readonly explain?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly questions?: string | undefined;
  /** Dialogues to be played. */
  readonly file?: string | undefined;
  readonly "held-out"?: boolean | undefined;
}

export interface FaqOutput {
  /** The exit code. */
  readonly code: 0 | 1;
  readonly text: string;
}
