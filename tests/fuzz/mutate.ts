import type { Random } from "../protocol/secrets/random.ts";
import { pieces } from "./corpus.ts";

type Mutation = (bytes: Buffer, random: Random, corpus: readonly string[]) => Buffer;

const cut = (bytes: Buffer, random: Random) => random.below(bytes.length + 1);

/** A part of the JSON is another one, or a value of the query or of a header: what comes of it can be read. */
const anotherValue: Mutation = (bytes, random) => {
  const text = bytes.toString();
  const start = text.search(/[[{]/);
  if (start < 0) return Buffer.from(text.replace(/(?<=[=:] ?)[^&\s]+/, () => anyText(random)));
  try {
    const whole = { json: JSON.parse(text.slice(start)) };
    change(random.pick(placesIn(whole)), random);
    return Buffer.from(text.slice(0, start) + JSON.stringify(whole.json));
  } catch {
    return bytes;
  }
};

interface Place {
  readonly of: Record<string, unknown>;
  readonly key: string;
}

const placesIn = (value: unknown): readonly Place[] =>
  typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, part]) => [
        { of: value as Record<string, unknown>, key },
        ...placesIn(part),
      ])
    : [];

function change({ of, key }: Place, random: Random) {
  const kind = random.below(8);
  if (kind === 0) delete of[key];
  else if (kind === 1) of[anyText(random)] = of[key];
  else if (kind === 2) of[key] = [of[key], of[key]];
  else if (kind === 3) of[key] = { [anyText(random)]: of[key] };
  else of[key] = random.pick(values);
}

const anyText = (random: Random) => encodeURI(random.pick(pieces).toWellFormed().slice(0, 400));

const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  Number.MAX_VALUE,
  "",
  " ",
  [],
  {},
  { $ne: "" },
  JSON.parse(`{"__proto__":{"a":1}}`),
  "__proto__",
  "constructor",
  "a".repeat(70),
  "您".repeat(4_001),
  "a\0b",
  "\ud800",
  "转人工",
  "我的钱被盗了",
  "4111 1111 1111 1111",
  "00000000-0000-4000-8000-000000000000",
];

const mutations: readonly Mutation[] = [
  // One byte is another one.
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    if (changed.length > 0) changed[random.below(changed.length)] = random.below(256);
    return changed;
  },
  // A part is missing.
  (bytes, random) => {
    const [a, b] = [cut(bytes, random), cut(bytes, random)].sort((x, y) => x - y);
    return Buffer.concat([bytes.subarray(0, a), bytes.subarray(b)]);
  },
  // The end is missing.
  (bytes, random) => bytes.subarray(0, cut(bytes, random)),
  // A part is there twice, or very often.
  (bytes, random) => {
    const [a = 0, b = 0] = [cut(bytes, random), cut(bytes, random)].sort((x, y) => x - y);
    const times = random.pick([2, 2, 3, 40]);
    return Buffer.concat([
      bytes.subarray(0, a),
      ...new Array<Buffer>(times).fill(bytes.subarray(a, Math.min(b, a + 1_000))),
      bytes.subarray(b),
    ]);
  },
  // Something hostile is put in.
  (bytes, random) => {
    const at = cut(bytes, random);
    return Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from(random.pick(pieces)),
      bytes.subarray(at),
    ]);
  },
  // It goes on as another one.
  (bytes, random, corpus) => {
    const other = Buffer.from(random.pick(corpus));
    return Buffer.concat([
      bytes.subarray(0, cut(bytes, random)),
      other.subarray(cut(other, random)),
    ]);
  },
];

/** One of the corpus, changed once to four times: two of three in what it says, the others byte by byte. */
export function mutated(random: Random, corpus: readonly string[]): Buffer {
  let bytes: Buffer = Buffer.from(random.pick(corpus));
  const isReadable = random.below(3) > 0;
  for (let times = 1 + random.below(isReadable ? 2 : 4); times > 0; times -= 1) {
    const change = isReadable ? anotherValue : random.pick(mutations);
    bytes = change(bytes, random, corpus);
  }
  return (isReadable ? withLength(bytes) : bytes).subarray(0, 60_000);
}

/** The length of a body is said as it is, so that the body is read. */
function withLength(bytes: Buffer): Buffer {
  const [head = "", ...rest] = bytes.toString("latin1").split("\r\n\r\n");
  if (!/^Content-Length: /m.test(head)) return bytes;
  const body = rest.join("\r\n\r\n");
  const said = head.replace(/^Content-Length: .*$/m, `Content-Length: ${body.length}`);
  return Buffer.from(`${said}\r\n\r\n${body}`, "latin1");
}
