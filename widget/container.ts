/** Where the widget is drawn. */
export function createContainer(fills: boolean): HTMLElement {
  const container = document.createElement("div");
  container.className = "pd";
  container.dir = "ltr";
  if (fills) container.dataset.mount = "page";
  return container;
}
