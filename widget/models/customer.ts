import type { CustomerCalls } from "../../protocol/sockets.ts";
import type { Connection } from "../../ui/connection.ts";

export type CustomerConnection = Connection<CustomerCalls>;
