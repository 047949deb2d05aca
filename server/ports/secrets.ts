export interface Secrets {
  /** SHA-256, hex. */
  hashToken(token: string): string;
  /** SHA-256, hex. */
  hashBytes(bytes: Uint8Array): string;
  /** HMAC of the text with SHA-256, base64url. */
  sign(text: string, key: string): string;
  hashPassword(password: string): Promise<string>;
  /** Takes as long for `undefined` (no such agent) as for a wrong password. */
  passwordMatches(password: string, hash: string | undefined): Promise<boolean>;
}
