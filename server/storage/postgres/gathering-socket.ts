import { Socket } from "node:net";

/**
 * Sends what is written in one turn of the event loop together: the statements of a transaction that wait for no answer cost one
 * system call here and one there, and not one each (measured: a third of a server's time).
 */
export class GatheringSocket extends Socket {
  #gathers = false;

  override write(
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | WriteCallback,
    written?: WriteCallback,
  ): boolean {
    this.#gather();
    return typeof encoding === "function"
      ? super.write(chunk, encoding)
      : super.write(chunk, encoding, written);
  }

  #gather() {
    if (this.#gathers) return;
    this.#gathers = true;
    this.cork();
    // After the promises that are settled by now: what they send belongs to it.
    process.nextTick(() => {
      this.#gathers = false;
      this.uncork();
    });
  }
}

type WriteCallback = (error?: Error | null) => void;
