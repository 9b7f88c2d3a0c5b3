import { reasonOf } from '../datasets/import/reasonOf.ts';
import { decodeImage } from './images/decodeImage.ts';
import type { DecodedImage, ImageRequest } from './images/ImageRequest.ts';
import { openHostChannel } from './openHostChannel.ts';

// The process that decodes images. It answers every request with one message.
const channel = openHostChannel<ImageRequest, readonly DecodedImage[]>();

channel.onCommand(({ files, ...request }) => {
  const decoded = files.map(file =>
    decodeImage(file, request).then(
      (image): DecodedImage => ({ file, image }),
      (thrown: unknown): DecodedImage => ({ file, reason: reasonOf(thrown).reason }),
    ),
  );
  void Promise.all(decoded).then(images => channel.send(images));
});
