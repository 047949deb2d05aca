import { connect } from "node:net";
import { type Scanner, ScannerUnavailable } from "../ports/scanner.ts";

const answerMs = 10_000;
const chunkBytes = 65_536;

/** ClamAV's daemon over TCP, by its command INSTREAM: each chunk after its length, 0 ends, one line answers. */
export function createClamd({
  host,
  port,
}: {
  readonly host: string;
  readonly port: number;
}): Scanner {
  return {
    isClean: (bytes) =>
      new Promise((resolve, reject) => {
        const socket = connect({ host, port });
        let answer = "";
        const fail = (why: string) => {
          socket.destroy();
          reject(new ScannerUnavailable(why));
        };
        socket.setTimeout(answerMs, () => fail("The scanner does not answer."));
        socket.on("error", (error) => fail(error.message));
        socket.on("data", (part) => {
          answer += part.toString();
        });
        socket.on("close", () => {
          if (/: OK\0?\s*$/.test(answer)) resolve(true);
          else if (/ FOUND\0?\s*$/.test(answer)) resolve(false);
          else reject(new ScannerUnavailable(`The scanner says: ${answer.slice(0, 100)}`));
        });
        socket.write("zINSTREAM\0");
        for (let at = 0; at < bytes.length; at += chunkBytes) {
          const chunk = bytes.subarray(at, at + chunkBytes);
          socket.write(lengthOf(chunk.length));
          socket.write(chunk);
        }
        socket.write(lengthOf(0));
      }),
  };
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
