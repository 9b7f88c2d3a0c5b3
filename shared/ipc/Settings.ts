import { z } from 'zod';
import { defaultEngineLimits, engineLimitsSchema } from '../jobs/EngineLimits.ts';

const panel = z.strictObject({ isOpen: z.boolean(), size: z.number().min(0).max(4000) });

/** What the app remembers between sessions. */
export const settingsSchema = z.strictObject({
  locale: z.enum(['system', 'en', 'ko']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Data flows downwards or to the right. */
  flow: z.enum(['down', 'right']),
  isMinimapShown: z.boolean(),
  panels: z.strictObject({ side: panel, inspector: panel, bottom: panel }),
  sidePanel: z.string().max(64),
  bottomPanel: z.string().max(64),
  engine: engineLimitsSchema,
  /** What each document was last trained with: the window reads it with care, a newer version may know more. */
  trainForms: z.record(z.string().max(4096), z.unknown()),
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  locale: 'system',
  theme: 'system',
  flow: 'down',
  isMinimapShown: true,
  panels: {
    side: { isOpen: true, size: 260 },
    inspector: { isOpen: true, size: 300 },
    bottom: { isOpen: false, size: 280 },
  },
  sidePanel: 'palette',
  bottomPanel: 'training',
  engine: defaultEngineLimits,
  trainForms: {},
};
