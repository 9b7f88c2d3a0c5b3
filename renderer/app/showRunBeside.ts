import type { RunSummary } from '../../shared/jobs/RunSummary.ts';
import { openDocumentOf } from '../runs/runActions.ts';
import { currentDocument } from '../stores/documents.ts';
import { showRun } from '../stores/shownRun.ts';
import { showBottomTab } from './panels.ts';
import { showPage } from './view.ts';

/** Shows a run below the document in front, or below its own network where none is open. */
export async function showRunBeside(run: RunSummary): Promise<void> {
  showRun(run.id);
  showBottomTab('training');
  if (currentDocument() === null) await openDocumentOf(run);
  showPage(currentDocument() === null ? 'gallery' : null);
}
