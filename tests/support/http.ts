import type { TestServer } from "./server.ts";

type Headers = Readonly<Record<string, string>>;

/** Sends requests to the server; a body that is no text goes as JSON. Redirects are not followed. */
export function createHttpClient(server: () => TestServer) {
  function send(method: string, path: string, body?: unknown, headers: Headers = {}) {
    const type: Headers = body === undefined ? {} : { "content-type": "application/json" };
    const text = typeof body === "string" || body === undefined ? body : JSON.stringify(body);
    return fetch(server().url + path, {
      method,
      headers: { ...type, ...headers },
      body: text ?? null,
      redirect: "manual",
    });
  }
  return {
    send,
    post: (path: string, body?: unknown, headers?: Headers) => send("POST", path, body, headers),
  };
}
