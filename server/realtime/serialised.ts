/** A value whose JSON exists already. Every encoder writes it as the value that it stands for. */
export class Serialised<Value> {
  declare readonly value: Value;
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }

  /** For encoders that do not know this class: they call it and serialise the value again. */
  toJSON(): unknown {
    return JSON.parse(this.json);
  }
}
