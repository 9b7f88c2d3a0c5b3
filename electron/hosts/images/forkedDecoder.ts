import { AppError } from '../../../shared/base/appError.ts';
import { describeExit } from '../../jobs/describeExit.ts';
import type { HostProcess } from '../../jobs/HostProcess.ts';
import type { DecodedImage, DecodeImages, ImageRequest } from './ImageRequest.ts';

export type ImageProcess = HostProcess<ImageRequest, readonly DecodedImage[]>;

/**
 * Decodes images in a process of their own: files from anywhere meet native code there, and nothing else.
 * The promise rejects with `image/unreadable` when that process dies over them.
 */
export const forkedDecoder =
  (fork: () => ImageProcess): DecodeImages =>
  request =>
    new Promise((resolve, reject) => {
      const process = fork();
      process.onMessage(images => {
        resolve(images);
        process.kill();
      });
      process.onExit(exit => {
        reject(new AppError('image/unreadable', { file: request.files.join(', '), reason: describeExit(exit) }));
      });
      process.send(request);
    });
