import type { TemplateFile } from '../../shared/templates/TemplateFile.ts';

/** What a family changes to be light. */
export type Group = TemplateFile['group'];

/** In the order in which the field tells them. */
export const groups: readonly Group[] = ['structure', 'filter', 'search'];
