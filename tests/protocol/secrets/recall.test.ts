import { describe, expect, test } from "vitest";
import { allWords } from "../../../protocol/secrets/all-words.ts";
import type { SecretKind } from "../../../protocol/secrets/kind.ts";
import { mayHoldSecret } from "../../../protocol/secrets/suspicion.ts";
import { findSecrets, maskFound } from "../../../protocol/secrets.ts";
import {
  cardFormats,
  codeFormats,
  type Format,
  hexKeyFormats,
  identityFormats,
  keyFormats,
  passwordFormats,
  phraseFormats,
} from "./formats.ts";
import {
  aCard,
  anIdentityNumber,
  aPassword,
  aSeedPhrase,
  hexKey,
  keys,
  wordLists,
} from "./generated.ts";
import { createRandom, digits, type Random } from "./random.ts";

/** What is wrong with the shield's answer to a text, or undefined. */
function fault(text: string, kind: SecretKind): string | undefined {
  if (!mayHoldSecret(text)) return `not suspicious: ${text}`;
  const found = findSecrets(text, allWords);
  const { redacted } = maskFound(text, found);
  return redacted.includes(kind) ? undefined : `${kind} not found in: ${text}`;
}

function faultsOf<Secret>(
  kind: SecretKind,
  formats: readonly Format<Secret>[],
  make: (random: Random) => Secret,
  draws = 20,
): readonly string[] {
  const random = createRandom(20_261_128);
  expect(formats.length).toBeGreaterThanOrEqual(20);
  return formats.flatMap((format) =>
    Array.from({ length: draws }, () => fault(format(make(random)), kind) ?? []).flat(),
  );
}

describe("P03 a seed phrase is found in every format", () => {
  describe.each(Object.keys(wordLists))("of the list %s", (list) => {
    test.each([12, 15, 18, 21, 24])("with %i words", (words) => {
      const make = (random: Random) => aSeedPhrase(random, list, words);
      const faults = faultsOf("seed-phrase", phraseFormats, make, 4);
      expect(faults).toEqual([]);
    });
  });

  test("as soon as eleven words stand in a row, whatever the checksum says", () => {
    const random = createRandom(7);
    for (const list of Object.keys(wordLists)) {
      const words = Array.from({ length: 11 }, () => random.pick(wordLists[list] ?? []));
      expect(fault(words.join(" "), "seed-phrase")).toBeUndefined();
    }
  });
});

describe("P04 a private key is found in every format", () => {
  test.each(Object.keys(keys))("%s", (name) => {
    const faults = faultsOf("private-key", keyFormats, keys[name] ?? hexKey);
    expect(faults).toEqual([]);
  });

  test("64 hexadecimal digits, where the text calls them a key", () => {
    expect(faultsOf("private-key", hexKeyFormats, hexKey)).toEqual([]);
  });
});

test("P01 a card is found in every format", () => {
  expect(faultsOf("card", cardFormats, aCard)).toEqual([]);
});

test("P05 an identity number is found in every format", () => {
  expect(faultsOf("identity-number", identityFormats, anIdentityNumber)).toEqual([]);
});

test("P06 a one-time code is found in every phrase", () => {
  const code = (random: Random) => random.signs(digits, random.pick([6, 6, 8]));
  expect(faultsOf("one-time-code", codeFormats, code)).toEqual([]);
  for (const text of ["验证码 4821", "OTP: 4821", "驗證碼是 48 21 93".replace(/ (?=\d\d)/g, "")])
    expect(fault(text, "one-time-code")).toBeUndefined();
});

test("P06 a password is found in every phrase", () => {
  expect(faultsOf("password", passwordFormats, aPassword)).toEqual([]);
});
