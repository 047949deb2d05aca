import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runAdmin } from "../../server/cli/run-admin.ts";
import { createSecrets } from "../../server/identity/secrets.ts";
import { openSqliteStore } from "../../server/storage/sqlite/open.ts";

/** A guess then costs a millisecond. */
const secrets = createSecrets(4);
const bo = ["--email", "Bo@example.com", "--name", "小博"];
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "pocketdesk-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const admin = (...args: string[]) => runAdmin(args, { DATA_DIR: folder }, secrets);

/** An account that is there for sure: what comes next is of no use without it. */
async function created(...more: string[]) {
  expect(await admin("create-agent", ...bo, ...more)).toMatchObject({ code: 0 });
}

/** What the database then holds of the account. */
async function accountOf(email: string) {
  const store = await openSqliteStore({ path: join(folder, "pocketdesk.db"), as: "command" });
  const agent = await store.agentByEmail(email);
  await store.close();
  return agent;
}

const isPasswordOf = async (email: string, password: string) =>
  secrets.passwordMatches(password, (await accountOf(email))?.passwordHash);

describe("npm run admin", () => {
  test("creates an account with the password that was given", async () => {
    const outcome = await admin("create-agent", ...bo, "--password", "a-long-passphrase");
    expect(outcome).toEqual({ code: 0, text: "Created agent bo@example.com." });
    expect(await accountOf("bo@example.com")).toMatchObject({ name: "小博", role: "agent" });
    expect(await isPasswordOf("bo@example.com", "a-long-passphrase")).toBe(true);
    expect(await isPasswordOf("bo@example.com", "another-password")).toBe(false);
  });

  test("makes a password and shows it where none was given", async () => {
    const { code, text } = await admin("create-agent", ...bo, "--role", "supervisor");
    const [, password = ""] = /^Created supervisor .* shown only now: (\S+)$/.exec(text) ?? [];
    expect(code).toBe(0);
    expect(await isPasswordOf("bo@example.com", password)).toBe(true);
  });

  test("refuses a second account with the same e-mail address", async () => {
    await created();
    expect(await admin("create-agent", ...bo)).toEqual({
      code: 1,
      text: "bo@example.com exists already.",
    });
  });

  test("changes a password", async () => {
    await created("--password", "the-first-password");
    const change = ["--email", "bo@example.com", "--password", "the-second-password"];
    expect(await admin("reset-password", ...change)).toEqual({
      code: 0,
      text: "Changed the password of bo@example.com; all sessions have ended.",
    });
    expect(await isPasswordOf("bo@example.com", "the-first-password")).toBe(false);
    expect(await isPasswordOf("bo@example.com", "the-second-password")).toBe(true);
  });

  test("gives an account another role, locks it out, and lets it in again", async () => {
    await created();
    const change = (...what: string[]) =>
      admin("change-agent", "--email", "bo@example.com", ...what);
    expect(await change("--role", "editor")).toEqual({
      code: 0,
      text: "bo@example.com is editor.",
    });
    expect(await change("--disabled", "yes")).toMatchObject({
      text: "bo@example.com is editor, locked out.",
    });
    expect(await accountOf("bo@example.com")).toMatchObject({ role: "editor", disabled: true });
    await change("--disabled", "no");
    expect(await accountOf("bo@example.com")).toMatchObject({ role: "editor", disabled: false });
  });

  test("refuses to change the password of nobody", async () => {
    expect(await admin("reset-password", "--email", "nobody@example.com")).toEqual({
      code: 1,
      text: "There is no agent nobody@example.com.",
    });
  });

  test("--help lists every command", async () => {
    const { code, text } = await admin("--help");
    expect(code).toBe(0);
    for (const name of ["create-agent", "reset-password"]) {
      expect(text).toContain(`npm run admin -- ${name} --email EMAIL`);
    }
  });

  test.each([
    [[], "A command is needed."],
    [["create-agnet"], "There is no command create-agnet. Did you mean create-agent?"],
    [["constructor"], "There is no command constructor."],
    [["create-agent", "--name", "小博"], "--email is needed."],
    [["create-agent", "--email", "bo@example.com", "--name", " "], "--name is needed."],
    [
      ["create-agent", ...bo, "--role", "owner"],
      "--role must be one of agent, supervisor, editor, admin.",
    ],
    [["change-agent", "--email", "bo@example.com"], "--role or --disabled is needed."],
    [["change-agent", "--email", "bo@example.com", "--disabled", "x"], "--disabled is yes or no."],
    [["audit"], "audit verify, or audit list."],
    [["audit", "verify", "12"], "An end is SEQ:HASH, as audit verify prints it."],
    [["ticket", "verify"], "ticket verify NUMBER."],
    [["audit", "list", "0"], "The count is a number from 1 to 10000."],
    [["create-agent", "--mail", "x"], expect.stringMatching(/^Unknown option '--mail'/)],
  ])("%j is wrong use: it says so, names the help, and opens no database", async (args, line) => {
    const { code, text } = await admin(...args);
    expect(code).toBe(1);
    expect(text.split("\n")).toEqual([line, "npm run admin -- --help lists all commands."]);
    expect(existsSync(join(folder, "pocketdesk.db"))).toBe(false);
  });

  test("says in one line that the database can't be opened", async () => {
    writeFileSync(join(folder, "pocketdesk.db"), "This is no database. ".repeat(50));
    const { code, text } = await admin("create-agent", ...bo);
    expect(code).toBe(1);
    expect(text).toMatch(/^The database .* can't be opened: .*$/);
  });

  test("refuses settings that the server refuses", async () => {
    const settings = { DATA_DIR: join(folder, "none"), SMTP_URL: "smtp://x" };
    expect(await runAdmin(["create-agent", ...bo], settings)).toEqual({
      code: 1,
      text: [
        "SMTP_URL needs MAIL_FROM: who sends.",
        "SMTP_URL needs PUBLIC_URL: where the links in e-mail lead.",
        "SMTP_URL needs MAIL_SECRET: at least 32 characters that sign links.",
      ].join("\n"),
    });
    expect(existsSync(settings.DATA_DIR)).toBe(false);
  });
});
