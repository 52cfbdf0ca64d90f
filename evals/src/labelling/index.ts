export { adjudicate } from './adjudicate.ts';
export { exportLabels } from './export-labels.ts';
export { areNumbersFree, type Label, labelText, marksOf, readLabel } from './label.ts';
export { type LabelKit, type Question, readLabelKit, shownField } from './label-kit.ts';
export { type LabelLog, openLabelLog } from './label-log.ts';
export { labelOrder, nextUnlabelled } from './label-order.ts';
export { type LabelStatus, labelStatus, type OpenDisagreement } from './label-status.ts';
export { numberedSentences } from './quote-marks.ts';
