/** Of this page alone: a sheet among the widget's would become part of the widget's. */
export const verifySheet = `:root {
  --text: #14171f;
  --muted: #545b6b;
  --line: #c8ced9;
  --ground: #f1f3f7;
  --card: #fff;
  --accent: #1a55ee;
  --on-accent: #fff;
  --bad: #c2261c;
  --caution: #8a5300;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #eceef3;
    --muted: #a9b0bf;
    --line: #3a404c;
    --ground: #101216;
    --card: #1b1e24;
    --accent: #7fa2ff;
    --on-accent: #0b0d12;
      --bad: #ff8f86;
    --caution: #f0b35a;
  }
}
body {
  margin: 0;
  background: var(--ground);
  color: var(--text);
  font:
    16px / 1.6 "PingFang SC",
    "Noto Sans CJK SC",
    "Microsoft YaHei",
    system-ui,
    sans-serif;
}
main {
  box-sizing: border-box;
  max-inline-size: 42rem;
  margin: 0 auto;
  padding: 32px 16px 64px;
}
h1 {
  margin: 0;
  font-size: 22px;
}
h2 {
  margin: 24px 0 4px;
  color: var(--muted);
  font-size: 15px;
}
p,
ul,
ol {
  margin: 0;
  overflow-wrap: anywhere;
}
.lead {
  color: var(--muted);
}
.drop {
  display: flex;
  justify-content: center;
  margin: 16px 0;
  padding: 32px 16px;
  border: 1px dashed var(--line);
  border-radius: 16px;
  background: var(--card);
}
.drop input {
  position: absolute;
  inline-size: 1px;
  block-size: 1px;
  opacity: 0;
}
.button {
  padding: 8px 24px;
  border-radius: 12px;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
  cursor: pointer;
}
.drop:focus-within {
  outline: 2px solid var(--accent);
  outline-offset: 2px;
}
.partly,
.bad,
.caution {
  font-size: 17px;
  font-weight: 600;
}
.bad {
  color: var(--bad);
}
.caution {
  color: var(--caution);
}
.changed {
  color: var(--bad);
}
.hash {
  font-family: ui-monospace, Menlo, Consolas, monospace;
  font-size: 13px;
}
ol li {
  margin-block: 12px;
}
ol p {
  white-space: pre-wrap;
}
small {
  margin-inline-start: 8px;
  color: var(--muted);
  font-size: 13px;
}
`;
