import { refusal } from './answerRequest.ts';

const hosts: ReadonlySet<string> = new Set([
  'arxiv.org',
  'doi.org',
  'openaccess.thecvf.com',
  'proceedings.mlr.press',
  'proceedings.neurips.cc',
  'papers.nips.cc',
  'www.cs.toronto.edu',
  'keras.io',
  'www.tensorflow.org',
]);

/** A page that Lightweave may hand to the user's browser: papers and documentation, over https. @throws AppError `ipc/refused` */
export function requireLink(link: string): string {
  const url = URL.canParse(link) ? new URL(link) : null;
  const isAllowed =
    url?.protocol === 'https:' &&
    hosts.has(url.hostname) &&
    url.port === '' &&
    url.username === '' &&
    url.password === '';
  if (!isAllowed) throw refusal('shell.openLink', `${link.slice(0, 100)} is not on the list of pages`);
  return url.href;
}
