/** `[label]: address "title"`: the label and the title. A footnote is none. */
export const linkDefinition =
  /^ {0,3}\[([^\]^][^\]]*)\]:\s*(?:https?:|mailto:|tel:)\S+(?:\s+(["'(].*))?\s*$/;
