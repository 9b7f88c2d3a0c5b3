/** What files of weights end with: safetensors, and tfjs layers models. */
export const modelFileEndings = ['safetensors', 'json'] as const;

/** Whether what a training begins with is a file of weights instead of a run. */
export const isModelFile = (from: string): boolean =>
  modelFileEndings.some(ending => from.toLowerCase().endsWith(`.${ending}`));
