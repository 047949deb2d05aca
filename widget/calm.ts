/** Says the last of what it is given, and no more than once in so many milliseconds: a screen reader reads each out. */
export function createCalm(say: (text: string) => void, ms: number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let next: string | undefined;
  let said = "";
  const speak = () => {
    timer = undefined;
    if (next === undefined || next === said) return;
    said = next;
    say(said);
    timer = setTimeout(speak, ms);
  };
  return {
    give(text: string) {
      next = text;
      if (timer === undefined) speak();
    },
    stop: () => clearTimeout(timer),
  };
}
