import { useEffect, useRef, useState } from "preact/hooks";

/** How wide the element is, in pixels: a chart is drawn for it, so that its texts keep their size. */
export function useWidth(first: number) {
  const ref = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(first);
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth || first));
    observer.observe(element);
    return () => observer.disconnect();
  }, [first]);
  return { ref, width };
}
