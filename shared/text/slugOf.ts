/** A name as part of a file's: `Pets at home!` is `pets-at-home`; `fallback` where no letter or digit of ASCII is left. */
export function slugOf(name: string, fallback: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);
  return slug || fallback;
}
