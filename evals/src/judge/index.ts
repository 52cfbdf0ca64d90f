export { type JudgeInput, type JudgeResult, judge } from './judge.ts';
export { judgedMetric, type SuiteJudge } from './with-judge.ts';
