import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { allWords } from "../protocol/secrets/all-words.ts";
import { mayHoldSecret } from "../protocol/secrets/suspicion.ts";
import { findSecrets } from "../protocol/secrets.ts";
import { median, print } from "./table.ts";

/** Milliseconds for a text of 2,000 characters, and bytes of the first look, gzipped. */
export const shieldBars = { milliseconds: 1, firstLook: 500 } as const;

const length = 2_000;
const repeated = (text: string) => text.repeat(Math.ceil(length / text.length)).slice(0, length);

const question =
  "我昨天下午转给朋友的两百块钱到现在还没到账，对方说没有收到，请帮我看一下是什么原因。";
const order =
  "订单号 20251128123456789012 扣了 199.00 元，交易 0x9f2c4be0a71d3358c6e1f0b7a9d24c8e5b6013fa77de90c1482b3f6ad5e07c19 没到账；";

/** What people write, and what somebody writes who wants the search to take long. */
const texts: Readonly<Record<string, () => string>> = {
  "a question, in Chinese": () => repeated(question),
  "orders, hashes and amounts": () => repeated(order),
  "prose, in English": () =>
    readFileSync(join(process.cwd(), "README.md"), "utf8").slice(0, length),
  "one digit after the other": () => repeated("4 "),
  "digits that change": () => repeated("4 5 3 9 1 "),
  "words of the lists": () => repeated("apple river the "),
  "汉字 apart": () => repeated("一 "),
  "half a key": () => repeated("K "),
  "names without a value": () => repeated("密码是验证码是"),
};

/** The first look as an open chat has it. */
export async function firstLookBytes(): Promise<number> {
  const { outputFiles } = await build({
    entryPoints: [join(process.cwd(), "protocol/secrets/suspicion.ts")],
    bundle: true,
    minify: true,
    format: "esm",
    write: false,
  });
  return gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length;
}

const rounds = 60;

function millisecondsFor(look: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    look();
    return performance.now() - start;
  });
  return median(times.slice(rounds / 2));
}

export async function benchShield(options: { readonly json: boolean }): Promise<void> {
  const rows = Object.entries(texts).map(([name, make]) => {
    const text = make();
    const first = millisecondsFor(() => mayHoldSecret(text));
    const whole = millisecondsFor(() => findSecrets(text, allWords));
    return [name, first.toFixed(3), whole.toFixed(3), shieldBars.milliseconds];
  });
  const table = {
    title: `The secret shield on ${length} characters (milliseconds)`,
    columns: ["text", "first look", "whole search", "bar"],
    rows,
    notes: [
      `The first look is ${await firstLookBytes()} bytes gzipped, of ${shieldBars.firstLook}. Medians of ${rounds / 2} rounds.`,
    ],
  };
  print([table], options);
}
