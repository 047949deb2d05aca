/** A window with room for three panes. It never changes its size. */
export const wideScreen = { matches: true, addEventListener: () => undefined };
