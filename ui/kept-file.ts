/** What the customer keeps, handed to the browser as a file: pages that are built here, and what was sent. */

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** As text between tags and in attributes. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => entities[sign] ?? "");

/** A slow disk may still read it after the click; in milliseconds. */
const keptMs = 60_000;

export const saveFile = (name: string, content: string, type = "text/html;charset=utf-8"): void =>
  saveBlob(name, new Blob([content], { type }));

export function saveBlob(name: string, bytes: Blob): void {
  const address = URL.createObjectURL(bytes);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), keptMs);
}
