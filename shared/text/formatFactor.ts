/** How many times: `8.4`, `51`. */
export const formatFactor = (factor: number): string => (factor < 10 ? factor.toFixed(1) : factor.toFixed(0));
