/** Lets the window answer before more is worked out. */
export const nextTask = (): Promise<void> => new Promise(resolve => setTimeout(resolve));
