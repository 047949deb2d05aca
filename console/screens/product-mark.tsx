import type { JSX } from "preact";
import "./product-mark.css";

/** The pocket: the product's mark. */
export const ProductMark = (): JSX.Element => (
  <svg class="product-mark" viewBox="0 0 32 32" aria-hidden="true">
    <rect width="32" height="32" rx="9" />
    <path d="M8 10.500h16v5a8 8 0 0 1-16 0Z" class="product-mark-pocket" />
    <path d="M8 12c1.500 2.700 4.300 4 8 4s6.500-1.300 8-4" class="product-mark-line" />
  </svg>
);
