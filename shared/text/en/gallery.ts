/** The template gallery. */
export const gallery = {} as const;
