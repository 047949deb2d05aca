import { localeOf } from "../../protocol/language-tags.ts";
import { canHash, checkReceipt } from "../../ui/receipt/check-receipt.ts";
import { verifyAddress } from "../../ui/receipt/kept-page.ts";
import { receiptIn } from "../../ui/receipt/receipt-file.ts";
import { shownText } from "../../ui/receipt/shown-text.ts";
import { receiptWords } from "../../ui/receipt/texts.ts";
import { elementOf } from "./element-of.ts";
import { verifySheet } from "./style.ts";
import { verdictParts } from "./verdict-parts.ts";

const sheet = new CSSStyleSheet();
sheet.replaceSync(verifySheet);
document.adoptedStyleSheets = [sheet];

const asked = new URLSearchParams(location.search).get("locale");
const tags = asked === null ? navigator.languages : [asked, ...navigator.languages];
const locale = tags.flatMap((tag) => localeOf(tag) ?? []).at(0) ?? "zh-CN";
const words = receiptWords(locale);
const { text } = words;
document.documentElement.lang = locale;
document.title = text("verifyTitle");

const input = elementOf("input", { type: "file", accept: ".html,.htm,text/html", id: "file" });
const result = elementOf("section", { id: "result", role: "status" });
const drop = elementOf("label", { class: "drop", for: "file" }, [
  elementOf("span", { class: "button" }, [text("choose")]),
  input,
]);
document.body.append(
  elementOf("main", {}, [
    elementOf("h1", {}, [text("verifyTitle")]),
    elementOf("p", { class: "lead" }, [text("verifyLead")]),
    drop,
    result,
  ]),
);

input.addEventListener("change", () => void check(input.files?.[0]));
// Anywhere on the page: a file that is dropped beside the field would open in its place.
addEventListener("dragover", (event) => event.preventDefault());
addEventListener("drop", (event) => {
  event.preventDefault();
  void check(event.dataTransfer?.files[0]);
});

/** A long ticket is some hundred kilobytes; more is another file. In bytes. */
const largest = 5_000_000;
let latest: File | undefined;
const address = verifyAddress(location.href);

async function check(file: File | undefined): Promise<void> {
  if (!file) return;
  latest = file;
  const say = (...parts: readonly Node[]) => {
    if (latest === file) result.replaceChildren(...parts);
  };
  const bad = (words: string) => say(elementOf("p", { class: "bad" }, [words]));
  if (!canHash()) return bad(text("unsupported"));
  say(elementOf("p", {}, [text("checking")]));
  try {
    const content = file.size > largest ? "" : await file.text();
    const receipt = receiptIn(content);
    if (!receipt) return bad(text("notReceipt"));
    const verdict = await checkReceipt(receipt);
    const { fingerprint } = verdict;
    const shown = shownText(content, { receipt, fingerprint, address });
    say(...verdictParts(receipt, { ...verdict, ...shown }, words));
  } catch {
    // It was no receipt after all, or the file is gone.
    bad(text("notReceipt"));
  } finally {
    // The same file can be chosen again, after it was changed.
    input.value = "";
  }
}
