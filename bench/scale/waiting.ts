/** What customers who wait cost in memory: half of them are connected, the others have gone. */

import { openLine } from "../chat/line.ts";
import { startPocketDesk } from "../chat/servers.ts";
import { print } from "../table.ts";

const atOnce = 50;

export async function benchWaiting({
  json,
  args,
}: {
  readonly json: boolean;
  readonly args: readonly string[];
}): Promise<void> {
  const waiting = Number(args[0] ?? 10_000);
  const server = await startPocketDesk(0);
  const open = () => openLine(server.url, "/customer", {});
  // The first ones pay for the code that they run.
  for (const line of await Promise.all(Array.from({ length: atOnce }, open))) line.close();
  const before = await server.memory();
  for (let asked = 0; asked < waiting; asked += atOnce) {
    const lines = await Promise.all(Array.from({ length: atOnce }, open));
    await Promise.all(lines.map((line) => line.call("agent:request", {})));
    lines.slice(atOnce / 2).forEach((line) => void line.close());
  }
  const after = await server.memory();
  await server.stop();
  const mebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
  print(
    [
      {
        title: `Memory: ${waiting} customers wait, ${waiting / 2} of them connected`,
        columns: [
          "RSS before MiB",
          "RSS after MiB",
          "KiB a customer who waits",
          "KiB a connection",
        ],
        rows: [
          [
            mebibytes(before),
            mebibytes(after),
            ((after - before) / 1024 / waiting).toFixed(1),
            ((after - before) / 1024 / (waiting / 2)).toFixed(1),
          ],
        ],
      },
    ],
    { json },
  );
}
