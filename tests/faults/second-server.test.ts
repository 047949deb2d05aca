/** F16: one server has a data folder. */

import { expect, test } from "vitest";
import { createAgent, startServer, temporaryFolder } from "../support/process.ts";

test("a second server on the same data folder is refused in one line, and the first one goes on", async () => {
  const folder = await temporaryFolder();
  const settings = { PORT: "0", DATA_DIR: folder.path };
  const first = await startServer(settings);

  const refused = await startServer(settings).catch((error: Error) => error.message);

  // Its exit code, and what it has printed.
  expect(refused).toMatch(
    /^The server ended with 1\.\nThe database .*pocketdesk\.db can't be opened: another server is running on it\. Is DATA_DIR right\?\n$/,
  );
  expect((await fetch(`${first.url}/readyz`)).status).toBe(200);
  // A command works beside it.
  await createAgent(folder.path, "bo@example.com");
  await first.end("SIGKILL");

  const next = await startServer(settings);
  await next.end("SIGTERM");
  await folder.remove();
});
