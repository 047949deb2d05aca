export const loadAttachments = () => import("../attachments/part.ts");
