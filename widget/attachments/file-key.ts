import zhCN from "./locales/zh-CN.json" with { type: "json" };

/** The key of a text of this chunk. */
export type FileKey = keyof typeof zhCN;
