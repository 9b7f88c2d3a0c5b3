import { invoke } from '../client/client.ts';
import { createRemote } from './createRemote.ts';

/** The files that were open lately, the latest first. */
export const recentFiles = createRemote(() => invoke('recent.list'));
