export interface Ids {
  /** A UUID, as an id of whatever the caller needs. */
  next<Id extends string>(): Id;
  /** 256 random bits, base64url: a bearer token. */
  token(): string;
}
