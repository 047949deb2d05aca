import { describe, expect, test } from "vitest";
import { readyMessage } from "../server/ready-message.ts";

const url = "http://127.0.0.1:3000";
const line = `{"level":30,"msg":"ready","url":"${url}"}\n`;

describe("the ready message", () => {
  test("is one JSON line for programs", () => {
    expect(readyMessage({ url, production: false, terminal: false })).toBe(line);
  });

  test("has a sentence with both pages for people", () => {
    expect(readyMessage({ url, production: false, terminal: true })).toBe(
      `${line}PocketDesk is running: open ${url}/ for the demo page, ${url}/console/ for the agents' console.\n`,
    );
  });

  test("names no demo page in production, where there is none", () => {
    expect(readyMessage({ url, production: true, terminal: true })).toBe(
      `${line}PocketDesk is running: open ${url}/support for the customers' page, ${url}/console/ for the agents' console.\n`,
    );
  });
});
