import type { Handlers } from '../Handlers.ts';
import type { Services } from '../Services.ts';
import { appHandlers } from './appHandlers.ts';
import { clipboardHandlers } from './clipboardHandlers.ts';
import { datasetHandlers } from './datasetHandlers.ts';
import { documentHandlers } from './documentHandlers.ts';
import { exportHandlers } from './exportHandlers.ts';
import { jobHandlers } from './jobHandlers.ts';
import { recentHandlers } from './recentHandlers.ts';
import { recoveryHandlers } from './recoveryHandlers.ts';
import { runHandlers } from './runHandlers.ts';
import { settingsHandlers } from './settingsHandlers.ts';
import { shellHandlers } from './shellHandlers.ts';
import { templateHandlers } from './templateHandlers.ts';
import { windowHandlers } from './windowHandlers.ts';

/** Everything the window can ask for. */
export const createHandlers = (services: Services): Handlers => ({
  ...appHandlers(services),
  ...clipboardHandlers(),
  ...datasetHandlers(services),
  ...documentHandlers(services),
  ...exportHandlers(services),
  ...jobHandlers(services),
  ...recentHandlers(services),
  ...recoveryHandlers(services),
  ...runHandlers(services),
  ...settingsHandlers(services),
  ...shellHandlers(services),
  ...templateHandlers(services),
  ...windowHandlers(services),
});
