import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../support/server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const get = (path: string, headers: Record<string, string>) =>
  new Promise<{ status: number | undefined; type: unknown }>((resolve, reject) => {
    request(server.url + path, { headers }, (response) => {
      response.resume();
      resolve({ status: response.statusCode, type: response.headers["x-content-type-options"] });
    })
      .on("error", reject)
      .end();
  });

const polling = "/socket.io/?EIO=4&transport=polling";

test("S33 a name that is bound to us by somebody else gets no answer of the API, and no connection", async () => {
  const rebound = { host: "evil.example", origin: "http://evil.example" };
  expect(await get("/api/faq", rebound)).toMatchObject({ status: 403 });
  expect(await get(polling, rebound)).toMatchObject({ status: 403 });
  expect(await get("/api/faq", {})).toMatchObject({ status: 200 });
  expect(await get(polling, {})).toMatchObject({ status: 200 });
});

test("S33 JSONP is refused", async () => {
  expect(await get(`${polling}&j=0`, {})).toMatchObject({ status: 403 });
});

test.each(["/api/faq", "/nothing", "/livez", polling, `${polling}&sid=none`, "/socket.io/?EIO=9"])(
  "S23 %s is not guessed at: nosniff",
  async (path) => {
    expect(await get(path, {})).toMatchObject({ type: "nosniff" });
  },
);
