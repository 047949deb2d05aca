type Listener = (...values: never[]) => void;

/** What `socket.io-client` needs of `@socket.io/component-emitter`, in a tenth of the code. */
export class Emitter {
  readonly #listeners = new Map<string, readonly Listener[]>();

  on(name: string, listener: Listener): this {
    this.#listeners.set(name, [...this.listeners(name), listener]);
    return this;
  }

  /** Without a listener all of the name, without a name all of them. */
  off(name?: string, listener?: Listener): this {
    if (name === undefined) this.#listeners.clear();
    else
      this.#listeners.set(
        name,
        this.listeners(name).filter((known) => listener !== undefined && known !== listener),
      );
    return this;
  }

  emit(name: string, ...values: unknown[]): this {
    return this.emitReserved(name, ...values);
  }

  emitReserved(name: string, ...values: unknown[]): this {
    for (const listener of this.listeners(name)) listener.apply(this, values as never[]);
    return this;
  }

  listeners(name: string): readonly Listener[] {
    return this.#listeners.get(name) ?? [];
  }
}
