const isWordStart = (text: string, index: number): boolean => index === 0 || /[\s._/-]/.test(text[index - 1] ?? '');

function scoreWord(word: string, label: string, keywords: readonly string[]): number {
  const index = label.indexOf(word);
  if (index === 0) return 1;
  if (index > 0) return isWordStart(label, index) ? 0.8 : 0.4;
  return keywords.some(keyword => keyword.includes(word)) ? 0.2 : 0;
}

/**
 * How well a query fits a label, 0 (not at all) to 1: every word of it must stand in the label or in a keyword; the start
 * of the label counts most, then the start of a word.
 */
export function scoreMatch(query: string, label: string, keywords: readonly string[] = []): number {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const lower = keywords.map(keyword => keyword.toLowerCase());
  const scores = words.map(word => scoreWord(word, label.toLowerCase(), lower));
  return scores.length === 0 ? 1 : Math.min(...scores);
}
