import { invoke } from '../client/client.ts';
import { createRemote } from './createRemote.ts';

/** The template families that come with the app. */
export const templates = createRemote(() => invoke('template.list'));
