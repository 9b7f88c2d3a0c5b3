import { ipcMain, type WebFrameMain } from 'electron';
import { isAbsolute } from 'node:path';
import { serialiseError } from '../../shared/base/appError.ts';
import { answerRequest, refusal } from './answerRequest.ts';
import { appOrigin } from './appScheme.ts';
import type { GrantedPaths } from './GrantedPaths.ts';
import type { Handlers } from './Handlers.ts';

/** Takes requests from the window's own page, and from nothing else that may run in it. */
export function serveRequests(handlers: Handlers, grants: GrantedPaths): void {
  // Only the preload sends on this channel, and it takes the path from a file that somebody dropped.
  ipcMain.handle('lightweave.dropped', ({ sender, senderFrame }, path: unknown) =>
    isOwnPage(senderFrame, sender.mainFrame) && typeof path === 'string' && isAbsolute(path)
      ? grants.grantFolder(path)
      : null,
  );
  ipcMain.handle('lightweave.request', ({ sender, senderFrame }, channel: unknown, input: unknown) =>
    isOwnPage(senderFrame, sender.mainFrame)
      ? answerRequest(handlers, channel, input)
      : { ok: false, error: serialiseError(refusal(channel, 'it did not come from the window')) },
  );
}

/** A frame that is gone by now is `null`. */
const isOwnPage = (frame: WebFrameMain | null, mainFrame: WebFrameMain): boolean =>
  frame !== null && frame === mainFrame && frame.origin === appOrigin;
