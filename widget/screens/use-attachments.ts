import { useEffect } from "preact/hooks";
import { useWidgetContext } from "../context.ts";
import { loadAttachments } from "./load-attachments.ts";
import { useParts } from "./use-parts.ts";

/** What shows photographs and PDFs, with its style, as soon as there is one. */
export function useAttachments(wanted: boolean) {
  const { adopt } = useWidgetContext();
  const parts = useParts(loadAttachments, wanted);
  useEffect(() => {
    if (parts) adopt(parts.sentFiles.css);
  }, [parts]);
  return parts;
}
