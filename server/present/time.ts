/** A record's epoch milliseconds as clients read them: ISO 8601, UTC. */
export const isoTime = (at: number): string => new Date(at).toISOString();
