/** Looks files through for malware. */
export interface Scanner {
  /** False where something was found. Throws `ScannerUnavailable` where nobody knows. */
  isClean(bytes: Uint8Array): Promise<boolean>;
}

export class ScannerUnavailable extends Error {}
