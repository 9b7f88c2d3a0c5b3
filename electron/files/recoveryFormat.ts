import { z } from 'zod';
import { hashOf } from './hashOf.ts';

/** What a backup of unsaved work says of itself. */
const recoveryHeaderSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().max(256),
  /** The file it belongs to, if it has one, and that file's hash when the work on it began. */
  path: z.string().max(4096).nullable(),
  baseHash: z.string().nullable(),
  savedAt: z.number(),
  /** Counts the backups of this document; of two slots the higher one is the newer. */
  generation: z.number().int().min(1),
  /** Length of the document's text in bytes. */
  length: z.number().int().min(0),
});
export type RecoveryHeader = z.infer<typeof recoveryHeaderSchema>;
export interface RecoveryEntry {
  readonly header: RecoveryHeader;
  readonly text: string;
}

const magic = 'lightweave-recovery-1';
const firstLine = new RegExp(`^${magic} ([0-9a-f]{64})$`);
const newline = 0x0a;

/** Three parts: a line with the hash of all that follows, the header as a line of JSON, the document. */
export function encodeRecovery(header: Omit<RecoveryHeader, 'length'>, text: string): Uint8Array {
  const document = Buffer.from(text);
  const rest = Buffer.concat([Buffer.from(`${JSON.stringify({ ...header, length: document.length })}\n`), document]);
  return Buffer.concat([Buffer.from(`${magic} ${hashOf(rest)}\n`), rest]);
}

/** `null` for anything that is not, to the last bit, what was once written. */
export function decodeRecovery(bytes: Uint8Array): RecoveryEntry | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerAt = buffer.indexOf(newline) + 1;
  const documentAt = buffer.indexOf(newline, headerAt) + 1;
  const hash = firstLine.exec(buffer.toString('latin1', 0, headerAt - 1))?.[1];
  if (headerAt === 0 || documentAt === 0 || hash !== hashOf(buffer.subarray(headerAt))) return null;
  const header = recoveryHeaderSchema.safeParse(JSON.parse(buffer.toString('utf8', headerAt, documentAt)));
  const document = buffer.subarray(documentAt);
  return header.success && header.data.length === document.length
    ? { header: header.data, text: document.toString('utf8') }
    : null;
}
