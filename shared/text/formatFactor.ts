/** How many times: `8.8`, `9`, `51`. */
export const formatFactor = (factor: number): string => String(Number(factor.toFixed(factor < 10 ? 1 : 0)));
