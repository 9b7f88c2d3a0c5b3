/** The class names that hold, as one attribute. */
export const joinClasses = (...names: readonly (string | false | undefined)[]): string =>
  names.filter(name => name !== undefined && name !== false && name !== '').join(' ');
