/** The canvas, palette and inspector. */
export const canvas = {} as const;
