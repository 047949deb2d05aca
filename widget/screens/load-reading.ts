export const loadReading = () => import("./reading.ts");
