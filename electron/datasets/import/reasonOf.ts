import { systemReason } from '../../files/systemError.ts';

/** What the decoder of images says that only its programmers understand. */
const plainWords: readonly (readonly [RegExp, string])[] = [
  [/unsupported image format/, 'it is no image that can be read'],
  [/failOn setting|premature end|read error|unable to (parse|decode)/, 'the image is damaged or incomplete'],
];

/** Why one example was left out, in a few words. */
export function reasonOf(thrown: unknown): string {
  const [line = ''] = systemReason(thrown).split('\n');
  return plainWords.find(([said]) => said.test(line))?.[1] ?? line;
}
