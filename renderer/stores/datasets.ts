import { invoke } from '../client/client.ts';
import { createRemote } from './createRemote.ts';

/** The datasets that networks can be trained on. */
export const datasets = createRemote(() => invoke('dataset.list'));
