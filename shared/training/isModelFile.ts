/** Whether what a training begins with is a file of weights instead of a run: safetensors, or a tfjs layers model. */
export const isModelFile = (from: string): boolean => /\.(safetensors|json)$/i.test(from);
