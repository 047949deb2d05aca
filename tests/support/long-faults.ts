/** `npm test` tries a fault a few times, or for seconds, where `FAULTS=long` takes as many and as long as the promise says. */
export const isLong = process.env.FAULTS === "long";
