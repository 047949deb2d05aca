/**
 * Keeps the widget's element on the page, and in the window: pages take away what they did not make, and a page that
 * transforms everything would place it by the length of the document. Returns what stops it.
 */
export function stayOnPage(host: HTMLElement): () => void {
  const page = document.documentElement;
  const attach = () => {
    if (!host.isConnected) page.append(host);
    if (isTransformed(page) && "popover" in host && !host.popover) {
      host.popover = "manual";
      host.showPopover();
    }
  };
  const observer = new MutationObserver(attach);
  observer.observe(page, { childList: true });
  attach();
  return () => observer.disconnect();
}

const isTransformed = (element: HTMLElement): boolean => {
  const { transform, filter, perspective } = getComputedStyle(element);
  return [transform, filter, perspective].some((value) => value !== "none");
};
