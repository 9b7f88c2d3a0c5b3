import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { GraphDocument } from '../../../shared/graph/GraphDocument.ts';
import { serialiseDocument } from '../../../shared/graph/serialiseDocument.ts';
import { field, nodeById } from '../../pages/canvas.ts';
import { fillNumber, openTraining, runState, startTraining } from '../../pages/training.ts';
import { withApp } from '../editing/withApp.ts';
import { timePaints } from './timePaints.ts';

const presses = 150;

/** Milliseconds of every press. */
interface Presses {
  readonly nudge: readonly number[];
  readonly edit: readonly number[];
}

export interface Round {
  readonly idle: Presses;
  readonly training: Presses;
}

/**
 * Opens a document whose first convolution is called `stem`, and times keys while the window trains it and while it does
 * nothing, before the training or after it.
 */
export function timeRound(document: GraphDocument, isIdleFirst: boolean): Promise<Round> {
  const write = async (home: string): Promise<readonly string[]> => {
    const path = join(home, 'network.lightweave');
    await writeFile(path, serialiseDocument(document));
    return [path];
  };
  return withApp(async page => {
    await openTraining(page);
    // The first keys are slow for other reasons: their code has not been compiled.
    await timePresses(page);
    const before = isIdleFirst ? await timePresses(page) : undefined;
    const training = await timeTraining(page);
    return { training, idle: before ?? (await timePresses(page)) };
  }, write);
}

async function timeTraining(page: Page): Promise<Presses> {
  // More epochs than the presses can outlast.
  await fillNumber(page, 'Epochs', 500);
  await startTraining(page);
  await expect(page.getByRole('figure', { name: /^Loss over \d/ })).toBeVisible({ timeout: 120_000 });
  const training = await timePresses(page);
  await expect(runState(page)).toHaveText('Training');
  await page.keyboard.press('Control+Shift+Enter');
  await expect(runState(page)).toHaveText('Stopped');
  return training;
}

/** Moves the first convolution to and fro, and then gives it ever more filters. */
async function timePresses(page: Page): Promise<Presses> {
  const stem = nodeById(page, 'stem');
  await stem.click();
  const nudge = await timePaints(stem, ['ArrowRight', 'ArrowLeft'], presses);
  const filters = field(page, 'filters');
  const first = Number(await filters.inputValue());
  const edit = await timePaints(filters, ['ArrowUp'], presses);
  await expect(filters).toHaveValue(String(first + presses));
  return { nudge, edit };
}
