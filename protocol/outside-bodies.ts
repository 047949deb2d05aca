/** Whom a customer can turn to when nothing more can be asked of the wallet. */

export interface OutsideBody {
  readonly name: string;
  /** What it takes on. */
  readonly takes?: string | undefined;
  readonly phone?: string | undefined;
  /** https. */
  readonly url?: string | undefined;
}

export interface OutsideRegion {
  /** Two letters of ISO 3166-1. */
  readonly region: string;
  readonly name: string;
  readonly bodies: readonly OutsideBody[];
}
