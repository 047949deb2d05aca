import type { CustomerPayloads } from "../../protocol/schemas.ts";
import type { CustomerSession, CustomerValues } from "../../protocol/sockets.ts";
import type { Connection } from "../../ui/connection.ts";

export interface CustomerNamespace {
  readonly payloads: CustomerPayloads;
  readonly values: CustomerValues;
  readonly session: CustomerSession;
}

export type CustomerConnection = Connection<CustomerNamespace>;
