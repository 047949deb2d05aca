export interface SourceFile {
  /** From the content folder, with forward slashes: `zh-CN/payments/payment-failed.md`. */
  readonly path: string;
  readonly text: string;
}
