/** What `localStorage` does, with its keys as own properties. */
export function memoryStorage(): Storage {
  const methods = {
    getItem: (key: string) => store[key] ?? null,
    setItem(key: string, value: string) {
      store[key] = value;
    },
    removeItem(key: string) {
      delete store[key];
    },
  };
  const store: Record<string, string> = {};
  return new Proxy(store, {
    get: (target, name) => Reflect.get(methods, name) ?? Reflect.get(target, name),
    set: (target, name, value) =>
      name in methods ? Reflect.set(methods, name, value) : Reflect.set(target, name, value),
  }) as unknown as Storage;
}
