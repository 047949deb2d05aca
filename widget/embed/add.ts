/** Makes an element, and puts it at the end of another one. */
export function add<Name extends keyof HTMLElementTagNameMap>(
  parent: ParentNode,
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]>,
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  parent.append(element);
  return element;
}
