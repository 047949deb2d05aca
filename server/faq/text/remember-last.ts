/** The same message is read by several. */
export function rememberLast(read: (text: string) => string): (text: string) => string {
  let last: { readonly text: string; readonly plain: string } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, plain: read(text) };
    return last.plain;
  };
}
