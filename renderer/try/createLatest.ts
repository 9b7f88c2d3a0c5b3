/** Works on one value at a time; of those that come meanwhile only the last is worked on next. */
export function createLatest<T>(work: (value: T) => Promise<void>): (value: T) => void {
  let next: { readonly value: T } | null = null;
  let isWorking = false;
  const run = async (): Promise<void> => {
    isWorking = true;
    try {
      while (next !== null) {
        const { value } = next;
        next = null;
        await work(value);
      }
    } finally {
      isWorking = false;
    }
  };
  return value => {
    next = { value };
    if (!isWorking) void run();
  };
}
