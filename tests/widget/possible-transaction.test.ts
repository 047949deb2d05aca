import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { dropImpossible } from "../../widget/models/possible-transaction.ts";

test.each(["<script>", "", "T 88", "T".repeat(65), "交易"])(
  "“%s” is no transaction, and stands beside no field",
  (id) => {
    const about = signal<string | undefined>(id);
    const stop = dropImpossible(about);
    expect(about.value).toBeUndefined();
    about.value = "PAY-1001";
    expect(about.value).toBe("PAY-1001");
    about.value = id;
    expect(about.value).toBeUndefined();
    stop();
  },
);
