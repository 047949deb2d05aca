/** Nobody guesses it. `crypto.randomUUID` is not there on a page without TLS. */
export const newName = (): string => crypto.getRandomValues(new Uint32Array(4)).join("-");
