import fc from "fast-check";
import { expect, test } from "vitest";
import * as ws from "ws";
import { textFrames } from "../../../server/realtime/wire/websocket-frame.ts";

/** As the websocket library makes it. */
function stockFrame(text: string): Buffer {
  const options = { fin: true, opcode: 1, mask: false, readOnly: false, rsv1: false };
  return Buffer.concat(Reflect.get(ws, "Sender").frame(Buffer.from(text), options));
}

// Where the head grows, and where a text of so many characters may be on either side of it.
const lengths = [0, 1, 41, 42, 125, 126, 127, 21_844, 21_845, 21_846, 65_535, 65_536, 65_537];
const characters = ["a", "é", "转", "😀", "\ud83d", "\u0000"];

test.each(lengths)(
  "texts of %i characters are framed as the websocket library frames them",
  (length) => {
    for (const character of characters) {
      const text = character.repeat(length);
      expect(textFrames([text]).equals(stockFrame(text))).toBe(true);
    }
  },
);

test.each(lengths)("a prefix counts for the head of a text of %i characters", (length) => {
  for (const character of characters) {
    const text = character.repeat(length);
    expect(textFrames([text], "4").equals(stockFrame(`4${text}`))).toBe(true);
  }
});

test("frames follow each other in the order of their texts", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", maxLength: 300 }), { maxLength: 8 }),
      (texts) => {
        expect(textFrames(texts).equals(Buffer.concat(texts.map(stockFrame)))).toBe(true);
      },
    ),
  );
});
