const paths = {
  cup: "M4 8h11v6a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V8Zm11 1h1.5a2.5 2.5 0 0 1 0 5H15M7 2.5v2M11 2.5v2",
  train:
    "M6 3h8a2 2 0 0 1 2 2v7a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V5a2 2 0 0 1 2-2Zm-2 6h12M7 12h.01M13 12h.01M6.5 15 5 17.5M13.5 15 15 17.5",
  person:
    "M10 9.500a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.500ZM3.5 17c.6-3.2 3.2-5 6.5-5s5.9 1.8 6.5 5",
  basket: "M3 8h14l-1.5 8.500h-11L3 8Zm3.5 0L9 3m4.5 5L11 3M8 11v3M12 11v3",
  card: "M3 5.500h14v9.500H3zM3 9h14M6 12.500h3",
  pay: "M3 6V3.500h3M14 3.500h3V6M17 14v2.500h-3M6 16.500H3V14M6 7v6M9 7v6M11.5 7v6M14 7v6",
  scan: "M3 6.500V3.500h3M14 3.500h3v3M17 13.500v3h-3M6 16.500H3v-3M3 10h14",
  transfer: "M3 7h12.500M12.5 4l3 3-3 3M17 13H4.500M7.5 10l-3 3 3 3",
  topUp: "M10 3v10M6 7l4-4 4 4M3.5 13v3.500h13V13",
  help: "M10 17.500a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15Zm-2-9.700a2 2 0 1 1 2.8 1.900c-.6.3-.8.7-.8 1.300M10 13.750h.01",
} as const;

export type WalletIconName = keyof typeof paths;

export function WalletIcon({ name }: { readonly name: WalletIconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
