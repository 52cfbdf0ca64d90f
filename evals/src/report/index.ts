export { csvReport } from './csv-report.ts';
export { curveRows, statedWords } from './curve-section.ts';
export { waysWrong, worstFailures } from './goes-wrong.ts';
export { htmlReport } from './html-report.ts';
export { inspectLog } from './inspect-log.ts';
export { junitReport } from './junit-report.ts';
export { html, type Markup } from './markup.ts';
export { type EarlierRun, type RunView, viewRun } from './run-view.ts';
export { visibleText } from './visible-text.ts';
