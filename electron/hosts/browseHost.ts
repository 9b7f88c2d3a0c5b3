import { ok } from '../../shared/base/result.ts';
import type { BrowseReply, BrowseRequest } from '../datasets/browse/BrowseCalls.ts';
import { createBrowser } from '../datasets/browse/createBrowser.ts';
import { serialiseFailure } from '../engine/serialiseFailure.ts';
import { dataRoot } from '../files/dataRoot.ts';
import { openHostChannel } from './openHostChannel.ts';

// The process that reads datasets for the window. It answers every request with one message.
const channel = openHostChannel<BrowseRequest, BrowseReply>();
const browser = createBrowser(dataRoot());

channel.onCommand(request => {
  answer(request).then(
    value => channel.send({ id: request.id, result: ok(value) }),
    (thrown: unknown) => channel.send({ id: request.id, result: { ok: false, error: serialiseFailure(thrown) } }),
  );
});

function answer(request: BrowseRequest) {
  switch (request.call) {
    case 'show':
      return browser.show(request.input);
    case 'labels':
      return browser.labels(request.input);
    case 'images':
      return browser.images(request.input);
  }
}
