/** The demo wallet's mark: stars over a stream. */
const drawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="#fff" stroke-width="2.6" stroke-linecap="round">
<rect width="32" height="32" fill="#1a55ee" stroke="none"/>
<path d="M7 16c3-3 6-3 9 0s6 3 9 0M7 23c3-3 6-3 9 0s6 3 9 0"/><circle cx="22" cy="9" r="2.4" fill="#fff" stroke="none"/>
</svg>`;

export const logo = `data:image/svg+xml,${encodeURIComponent(drawing)}`;
