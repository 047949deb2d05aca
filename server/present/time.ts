/** A record's epoch milliseconds as clients read them: ISO 8601, UTC. */
export const isoTime = (at: number): string => new Date(at).toISOString();

/** The other way round, of what a schema has let in. */
export const epochTime = <At extends string | null | undefined>(
  at: At,
): At extends string
  ? number
  : At extends string | undefined
    ? number | undefined
    : number | null | undefined => (typeof at === "string" ? Date.parse(at) : at) as never;
