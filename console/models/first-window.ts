/** The same within this time is the same alert in another window, in milliseconds. */
const sameMs = 1_500;
const name = "pocketdesk.console.alerted";

/**
 * True in the first of several windows of this browser that asks for it. The lock makes them ask one after the other; where
 * there is none, or nowhere to note it, every window is the first.
 */
export async function isFirstWindow(about: string, now: () => number = Date.now): Promise<boolean> {
  if (!("locks" in navigator)) return true;
  return navigator.locks.request(name, () => {
    try {
      const [known, at] = (localStorage.getItem(name) ?? "").split(" ");
      if (known === about && now() - Number(at) < sameMs) return false;
      localStorage.setItem(name, `${about} ${now()}`);
      return true;
    } catch {
      return true;
    }
  });
}
