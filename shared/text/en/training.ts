/** The training panel, its charts and results. */
export const training = {} as const;
