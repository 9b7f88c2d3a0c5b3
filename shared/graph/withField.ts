import { sameJson } from './sameJson.ts';

/** A copy with one field set, or left out where the value is `undefined`; the object itself if that changes nothing. */
export function withField<T extends object, K extends keyof T>(object: T, key: K, value: T[K] | undefined): T {
  const current = Object.hasOwn(object, key) ? object[key] : undefined;
  if (sameJson(current, value)) return object;
  const copy = { ...object };
  if (value === undefined) delete copy[key];
  else copy[key] = value;
  return copy;
}
