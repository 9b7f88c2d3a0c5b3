import type { Label } from '../../../shared/lessons/Lesson.ts';
import { useText } from '../../stores/text.ts';

/** Writes labels in the chosen language. */
export function useLabel(): (label: Label) => string {
  const { text } = useText();
  return label => (typeof label === 'string' ? label : text(label.key, label.values));
}
