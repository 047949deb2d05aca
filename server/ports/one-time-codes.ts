/** Codes of an authenticator app (RFC 6238: SHA-1, six digits, 30 seconds), and codes on paper. */
export interface OneTimeCodes {
  /** 160 random bits, base32. */
  newSecret(): string;
  /** The time step of the code, if it is this one or one beside it. `now` in epoch milliseconds. */
  stepOf(code: string, secret: string, now: number): number | undefined;
  /** How long the code of this moment is shown, in milliseconds. */
  leftOfStep(now: number): number;
  /** Ten codes such as `k7fq-2mxa-9wtd`. */
  newRecoveryCodes(): readonly string[];
}
