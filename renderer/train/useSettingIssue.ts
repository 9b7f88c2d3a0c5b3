import type { SettingIssue } from '../../shared/jobs/settingIssues.ts';
import { useText } from '../stores/text.ts';
import { describeIssue, issuesOf } from './trainBlock.ts';
import { useTrainSituation } from './useTrainSituation.ts';

/** What is wrong with a setting beside the network and the dataset in front, as a sentence for its field. */
export function useSettingIssue(field: SettingIssue['field']): string | undefined {
  const translator = useText();
  const issue = issuesOf(useTrainSituation()).find(one => one.field === field);
  return issue && describeIssue(issue, translator);
}
