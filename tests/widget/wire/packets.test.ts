import fc from "fast-check";
import { Decoder as LibraryDecoder, Encoder as LibraryEncoder } from "socket.io-parser";
import { describe, expect, test } from "vitest";
import { decode, encode } from "../../../widget/wire/packets.ts";

const packets = fc.record({
  type: fc.constantFrom(2, 3),
  nsp: fc.constantFrom("/", "/customer", "/agent"),
  id: fc.option(fc.nat(), { nil: undefined }),
  data: fc
    .array(fc.jsonValue({ stringUnit: "grapheme" }), { maxLength: 3 })
    .map((rest) => ["event", ...rest]),
});

/** What the library reads, in our names; through JSON, where a missing part and an undefined one are the same. */
function decodedByLibrary(text: string): unknown {
  let seen: unknown;
  const decoder = new LibraryDecoder();
  decoder.on("decoded", ({ type, nsp, id, data }) => {
    seen = { type, namespace: nsp, id, data };
  });
  decoder.add(text);
  return plain(seen);
}
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe("packets of text", () => {
  test("are written and read as the library does", () => {
    fc.assert(
      fc.property(packets, ({ nsp, id, ...rest }) => {
        const [text = ""] = new LibraryEncoder().encode({
          nsp,
          ...rest,
          ...(id === undefined ? {} : { id }),
        });
        expect(encode({ namespace: nsp, id, ...rest })).toBe(text);
        expect(plain(decode(text))).toEqual(decodedByLibrary(text));
      }),
    );
  });

  test.each([
    ["a connection", '0/customer,{"sid":"x"}'],
    ["a refusal", '4/customer,{"message":"no","data":{"code":"rate_limited"}}'],
    ["an end", "1/customer,"],
    ["an answer that looks like a namespace", '3/customer,7["/a,b"]'],
  ])("read %s as the library does", (_what, text) => {
    expect(plain(decode(text))).toEqual(decodedByLibrary(text));
  });

  test.each(["", "9", "x", '2{"not":"a list"}', "2[1", '51-["binary"]', '1{"sid":"x"}'])(
    "%j is no packet",
    (text) => {
      expect(decode(text)).toBeUndefined();
    },
  );
});
