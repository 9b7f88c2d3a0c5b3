/** What the process answers, as shells expect it. */
export const exitCodes = { success: 0, failure: 1, usage: 2, interrupted: 130 } as const;
