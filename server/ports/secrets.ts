export interface Secrets {
  /** SHA-256, hex. */
  hashToken(token: string): string;
  hashPassword(password: string): Promise<string>;
  /** Takes as long for `undefined` (no such agent) as for a wrong password. */
  passwordMatches(password: string, hash: string | undefined): Promise<boolean>;
}
