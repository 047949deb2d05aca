import { connect } from "node:net";

/** Sends the bytes as they are to the server at the address; answers with all that comes back until nothing more comes. */
export const rawHttp = (url: string, bytes: string | Uint8Array) =>
  new Promise<string>((resolve) => {
    const { hostname, port } = new URL(url);
    const parts: Buffer[] = [];
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    const finish = () => {
      socket.destroy();
      resolve(Buffer.concat(parts).toString());
    };
    // Milliseconds: some requests get no answer; a second answer follows the first at once.
    socket.setTimeout(1_000, finish);
    socket.on("data", (part) => {
      parts.push(part);
      socket.setTimeout(60);
    });
    socket.once("error", finish).once("close", finish);
  });

/** Of each answer in the text, in order. */
export const statusesIn = (answers: string): readonly number[] =>
  [...answers.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => Number(status));
