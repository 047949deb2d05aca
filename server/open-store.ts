import { join } from "node:path";
import type { Config } from "./config.ts";
import type { Store } from "./ports/store.ts";
import { openPostgresStore } from "./storage/postgres/open.ts";
import { openSqliteStore } from "./storage/sqlite/open.ts";

interface StoreOpening {
  /** A command takes few of the database's connections, and works beside a server. */
  readonly as: "server" | "command";
  /** Gets one line when the embedded database is found to be damaged, or PostgreSQL to have another time. */
  readonly report?: ((problem: string) => void) | undefined;
  readonly onSlow?: ((query: string, ms: number) => void) | undefined;
}

const commandPool = { connections: 2, waiting: 100 };

/** The database of the settings, created and migrated where needed. */
export function openStore(
  {
    databaseUrl: url,
    dataDir,
    dataKeys: keys,
    redisUrl,
  }: Pick<Config, "databaseUrl" | "dataDir" | "dataKeys" | "redisUrl">,
  { as, report, onSlow }: StoreOpening,
): Promise<Store> {
  if (url === undefined) return openSqliteStore({ path: databaseFile(dataDir), as, keys, report });
  if (as === "command") return openPostgresStore({ url, onSlow, pool: commandPool });
  return openPostgresStore({
    url,
    onSlow,
    report,
    lock: redisUrl === undefined ? "alone" : "together",
  });
}

export const databaseFile = (dataDir: string) => join(dataDir, "pocketdesk.db");
