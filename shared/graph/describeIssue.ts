import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

const typeNames: Readonly<Record<string, string>> = { record: 'object', tuple: 'array' };

/** A length or amount, such as `> 0` or `length ≤ 256`. */
const bound = (origin: string, sign: string, limit: number | bigint): string =>
  `${origin === 'string' || origin === 'array' ? 'length ' : ''}${sign} ${limit}`;

/**
 * What a schema wanted, in a notation that needs no translation: `number | "same" | { expr: string }`.
 * `received` decides which alternatives of a union are worth telling.
 */
export function expectedBy(issue: Issue, received: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return typeNames[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return issue.values.map(value => JSON.stringify(value)).join(' | ');
    case 'too_small':
      return bound(issue.origin, issue.inclusive === false ? '>' : '≥', issue.minimum);
    case 'too_big':
      return bound(issue.origin, issue.inclusive === false ? '<' : '≤', issue.maximum);
    case 'invalid_format':
      return issue.pattern ?? issue.format;
    case 'invalid_union':
      return 'options' in issue
        ? issue.options.map(option => JSON.stringify(option)).join(' | ')
        : alternatives(issue.errors, received);
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues[0] ? expectedBy(issue.issues[0], received) : issue.origin;
    case 'not_multiple_of':
      return `n × ${issue.divisor}`;
    case 'unrecognized_keys':
      return '{ }';
    case 'custom':
      return issue.message;
  }
}

/** An object is told the fields of the alternative it comes closest to; anything else the types it could be. */
function alternatives(errors: readonly (readonly Issue[])[], received: unknown): string {
  const isObject = typeof received === 'object' && received !== null && !Array.isArray(received);
  const shallow: string[] = [];
  let closest: readonly Issue[] | undefined;
  for (const branch of flattened(errors)) {
    const inner = branch.filter(({ path }) => path.length > 0);
    const [first] = branch;
    if (inner.length > 0 && (closest === undefined || inner.length < closest.length)) closest = inner;
    else if (first !== undefined && inner.length === 0) shallow.push(expectedBy(first, received));
  }
  if (closest !== undefined && (isObject || shallow.length === 0))
    return `{ ${closest.map(issue => `${issue.path.join('.')}: ${expectedBy(issue, undefined)}`).join(', ')} }`;
  return [...new Set(shallow)].join(' | ');
}

/** The branches of a union, those of unions in it included. */
const flattened = (errors: readonly (readonly Issue[])[]): readonly (readonly Issue[])[] =>
  errors.flatMap(branch => {
    const [only] = branch;
    const isUnion = only?.code === 'invalid_union' && only.path.length === 0 && only.errors.length > 0;
    return isUnion ? flattened(only.errors) : [branch];
  });

const longestText = 60;

/** A short form of any value, for the end of a sentence. Nothing at all is `—`. */
export function describeValue(value: unknown): string {
  if (value === undefined) return '—';
  if (typeof value === 'string')
    return JSON.stringify(value.length > longestText ? `${value.slice(0, longestText)}…` : value);
  if (Array.isArray(value)) {
    const isShort = value.length <= 8 && value.every(item => typeof item !== 'object' && typeof item !== 'string');
    return isShort ? `[${value.join(', ')}]` : `[… × ${value.length}]`;
  }
  if (value === null) return 'null';
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    return `{ ${keys.slice(0, 4).join(', ')}${keys.length > 4 ? ', …' : ''} }`;
  }
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : typeof value;
}
