import { drafterForm } from './drafter-form.ts';
import type { Layout } from './layout.ts';
import { questionForm } from './question-form.ts';
import { showAnswer } from './show-answer.ts';
import { showDraft } from './show-draft.ts';
import { showSummary } from './show-summary.ts';
import { summariserForm } from './summariser-form.ts';

/** The tools that have a layout here, in the order of their tabs. */
export const layouts: readonly Layout[] = [
  { name: 'policy-search', keepsEarlier: true, makeForm: questionForm, show: showAnswer },
  { name: 'summariser', keepsEarlier: false, makeForm: summariserForm, show: showSummary },
  { name: 'drafter', keepsEarlier: false, makeForm: drafterForm, show: showDraft },
];
