import { useEffect, useState } from "preact/hooks";

/** As in the style sheets: one pane at a time. */
const query = "(max-width: 799px)";

export function usePhone(): boolean {
  const [isPhone, setPhone] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const media = matchMedia(query);
    const handleChange = () => setPhone(media.matches);
    media.addEventListener("change", handleChange);
    return () => media.removeEventListener("change", handleChange);
  }, []);
  return isPhone;
}
