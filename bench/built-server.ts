import { type ChildProcess, spawn } from "node:child_process";

/** The built server with an empty database; answers its address. */
export async function startBuiltServer(
  folder: string,
): Promise<{ child: ChildProcess; url: string }> {
  const env = {
    ...process.env,
    PORT: "0",
    DATA_DIR: folder,
    DATABASE_URL: "",
    REDIS_URL: "",
    RATE_LIMITS: "off",
  };
  const child = spawn(process.execPath, ["dist/server/main.mjs"], { env });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = "";
    child.stdout.on("data", (part: Buffer) => {
      printed += part.toString();
      const [, found] = /"msg":"ready","url":"([^"]+)"/.exec(printed) ?? [];
      if (found) resolve(found);
    });
    child.on("exit", () => reject(new Error(printed)));
  });
  return { child, url };
}
