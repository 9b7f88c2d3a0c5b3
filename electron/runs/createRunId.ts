import { randomBytes } from 'node:crypto';
import { slugOf } from '../../shared/text/slugOf.ts';

/** A name for a run that sorts by time and can be read: `20261124-153012-mobilenetv1-mnist-4f2a`. */
export function createRunId(name: string, startedAt: number): string {
  const time = new Date(startedAt).toISOString().replaceAll(/[-:]/g, '').replace('T', '-').slice(0, 15);
  return [time, slugOf(name, 'network'), randomBytes(2).toString('hex')].join('-');
}
