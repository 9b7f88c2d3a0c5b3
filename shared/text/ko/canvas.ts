import type { canvas as english } from '../en/canvas.ts';

export const canvas: Readonly<Record<keyof typeof english, string>> = {};
