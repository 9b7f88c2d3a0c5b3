import { useEffect, useState } from 'react';
import type { LessonFigure } from '../../../shared/lessons/Lesson.ts';
import { lessonOf } from '../../../shared/lessons/lessons.ts';
import type { TemplateFile } from '../../../shared/templates/TemplateFile.ts';
import { nextTask } from '../nextTask.ts';

/** The figures of a family's lesson as far as they are worked out, a task each, so that the window answers meanwhile. */
export function useLesson(family: TemplateFile, families: readonly TemplateFile[]): readonly LessonFigure[] {
  const [figures, setFigures] = useState<readonly LessonFigure[]>([]);
  useEffect(() => {
    let isWanted = true;
    const workOut = async () => {
      const found: LessonFigure[] = [];
      for (const figure of lessonOf(family, families)) {
        await nextTask();
        if (!isWanted) return;
        if (figure === null) continue;
        found.push(figure);
        setFigures([...found]);
      }
    };
    void workOut();
    return () => {
      isWanted = false;
    };
  }, [family, families]);
  return figures;
}
