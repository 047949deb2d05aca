import { expect, test } from "vitest";
import { LinkLost } from "../../server/storage/postgres/errors.ts";
import { createPipeline } from "../../server/storage/postgres/pipeline.ts";
import { createStatements } from "../../server/storage/postgres/statements.ts";
import type { Sql } from "../../server/storage/sql.ts";

/** A connection that notes what is sent, and answers when it is told to. */
function createLink() {
  const sent: string[] = [];
  const open: { answer(result: object): void; fail(error: Error): void }[] = [];
  const query = (statement: string | { readonly text: string }) => {
    sent.push(typeof statement === "string" ? statement : statement.text);
    return new Promise((resolve, reject) => void open.push({ answer: resolve, fail: reject }));
  };
  return {
    sent,
    answerNext: (result: object = { rows: [], rowCount: 1 }) => open.shift()?.answer(result),
    failNext: (error: Error) => open.shift()?.fail(error),
    pipeline: createPipeline({ query } as never, createStatements()),
  };
}

const turn = () => new Promise(setImmediate);
const read = (sql: Sql) => sql.get("SELECT 1", []) as Promise<unknown>;

test("the first read goes with BEGIN, and the last write with COMMIT", async () => {
  const { sent, answerNext, pipeline } = createLink();
  pipeline.begin();
  const found = read(pipeline.sql);
  expect(sent).toEqual(["BEGIN", "SELECT 1"]);
  answerNext();
  answerNext();
  await found;

  await pipeline.sql.write("UPDATE a", []);
  const committed = pipeline.commit();
  await turn();
  expect(sent.slice(2)).toEqual(["UPDATE a", "COMMIT"]);
  answerNext();
  answerNext({ command: "COMMIT" });
  await committed;
});

test("no write is sent before there is a transaction around it", async () => {
  const { sent, answerNext, failNext, pipeline } = createLink();
  pipeline.begin();
  const written = pipeline.sql.write("UPDATE a", []);
  const counted = Promise.resolve(pipeline.sql.run("DELETE FROM a", []));
  await turn();
  expect(sent).toEqual(["BEGIN"]);
  answerNext();
  await written;
  await turn();
  expect(sent).toEqual(["BEGIN", "UPDATE a", "DELETE FROM a"]);
  answerNext();
  answerNext();
  await counted;

  pipeline.begin();
  const refused = pipeline.sql.write("UPDATE a", []);
  failNext(new Error("the link is cut"));
  await expect(refused).rejects.toThrow("the link is cut");
  expect(sent.filter((one) => one === "UPDATE a")).toHaveLength(1);
});

test("where a write fails, what follows and the commit say why", async () => {
  const { answerNext, failNext, pipeline } = createLink();
  pipeline.begin();
  answerNext();
  await pipeline.sql.write("UPDATE a", []);
  await pipeline.sql.write("UPDATE b", []);
  const found = read(pipeline.sql);
  failNext(new Error("a is wrong"));
  failNext(new Error("the transaction is aborted"));
  failNext(new Error("the transaction is aborted"));
  await expect(found).rejects.toThrow("a is wrong");

  pipeline.begin();
  answerNext();
  await pipeline.sql.write("UPDATE a", []);
  const committed = pipeline.commit();
  await turn();
  failNext(new Error("a is wrong"));
  answerNext({ command: "ROLLBACK" });
  await expect(committed).rejects.toThrow("a is wrong");
});

test("a link that is lost at the COMMIT leaves open whether it is there", async () => {
  const { answerNext, failNext, pipeline } = createLink();
  pipeline.begin();
  answerNext();
  const committed = pipeline.commit();
  await turn();
  failNext(new Error("the link is cut"));
  await expect(committed).rejects.toSatisfy((error) => error instanceof LinkLost && error.atCommit);
});
