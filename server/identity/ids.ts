import { randomBytes, randomUUID } from "node:crypto";
import type { Ids } from "../ports/ids.ts";

export const randomIds: Ids = {
  next: <Id extends string>() => randomUUID() as string as Id,
  token: () => randomBytes(32).toString("base64url"),
};
