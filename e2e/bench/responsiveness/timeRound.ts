import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { serialiseDocument } from '../../../shared/graph/serialiseDocument.ts';
import { field, nodeById } from '../../pages/canvas.ts';
import { fillNumber, openTraining, runState, startTraining } from '../../pages/training.ts';
import { withApp } from '../editing/withApp.ts';
import { timePaints } from './timePaints.ts';

const presses = 60;
/** What comes first is slow for other reasons: code that has not been compiled. */
const pressesBefore = 15;

/** Milliseconds of every press. */
interface Presses {
  readonly nudge: readonly number[];
  readonly edit: readonly number[];
}

export interface Round {
  readonly idle: Presses;
  readonly training: Presses;
}

/** Opens a document whose first convolution is called `stem`, and times keys before and while the window trains it. */
export function timeRound(document: GraphDocument): Promise<Round> {
  const write = async (home: string): Promise<readonly string[]> => {
    const path = join(home, 'network.lightweave');
    await writeFile(path, serialiseDocument(document));
    return [path];
  };
  return withApp(async page => {
    await openTraining(page);
    await nodeById(page, 'stem').click();
    await timePresses(page, pressesBefore);
    const idle = await timePresses(page, presses);
    // More epochs than the round can see.
    await fillNumber(page, 'Epochs', 500);
    await startTraining(page);
    await expect(page.getByRole('figure', { name: /^Loss over \d/ })).toBeVisible({ timeout: 120_000 });
    await nodeById(page, 'stem').click();
    const training = await timePresses(page, presses);
    await expect(runState(page)).toHaveText('Training');
    return { idle, training };
  }, write);
}

async function timePresses(page: Page, count: number): Promise<Presses> {
  const nudge = await timePaints(nodeById(page, 'stem'), ['ArrowRight', 'ArrowLeft'], count);
  return { nudge, edit: await timePaints(field(page, 'filters'), ['ArrowUp'], count) };
}
