/** What draws a stop: fetched at the first one, as is what finds a secret. */

export { Marks } from "./marks.tsx";
export { ShieldPanel as Panel } from "./panel.tsx";
