import type { ClientBase, QueryArrayConfig, QueryArrayResult } from "pg";
import { tsvector } from "../full-text.ts";
import type { Row, Sql, Value } from "../sql.ts";
import { storeErrorOf } from "./errors.ts";

/** So many are prepared on each connection; lists of ids make a statement for each length. */
const preparedLimit = 400;

/** Gets the query without its values: they are what people have written. */
export type ReportSlow = (query: string, ms: number) => void;

/** With the wait for a lock, or for a connection, in milliseconds. */
const slowMs = 300;

export type RunStatement = (
  statement: QueryArrayConfig<Value[]>,
) => Promise<QueryArrayResult<Value[]>>;

/** On this connection; what the driver throws comes as the callers of the store know it. */
export const queryOn =
  (client: ClientBase): RunStatement =>
  async (statement) => {
    try {
      return await client.query(statement);
    } catch (error) {
      throw storeErrorOf(error);
    }
  };

/** Makes `$1, $2 …` of each `?`, and gives each statement the name under which connections keep it prepared. */
export function createStatements(onSlow: ReportSlow = () => undefined) {
  const known = new Map<string, Pick<QueryArrayConfig, "name" | "text">>();

  function statementFor(query: string) {
    const found = known.get(query);
    if (found) return found;
    let count = 0;
    const text = query.replace(/\?/g, () => {
      count += 1;
      return `$${count}`;
    });
    if (known.size >= preparedLimit) return { text };
    const fresh = { name: `s${known.size}`, text };
    known.set(query, fresh);
    return fresh;
  }

  return (run: RunStatement): Sql => {
    const ask = async (query: string, values: readonly Value[]) => {
      const begun = performance.now();
      const answer = await run({ ...statementFor(query), values: [...values], rowMode: "array" });
      const ms = performance.now() - begun;
      if (ms >= slowMs) onSlow(query, Math.round(ms));
      return answer;
    };
    const sql: Sql = {
      fullText: tsvector,
      // PostgreSQL looks at its texts by itself.
      get lenient() {
        return sql;
      },
      get: async (query, values) => (await ask(query, values)).rows[0] as Row | undefined,
      all: async (query, values) => (await ask(query, values)).rows,
      run: async (query, values) => (await ask(query, values)).rowCount ?? 0,
      write: ask,
    };
    return sql;
  };
}
