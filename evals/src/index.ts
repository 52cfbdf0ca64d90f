export { checkDataset, checkReviewed } from './check-dataset.ts';
export { corpusLine, corpusPage, lineDocument, pageDocument } from './corpus-document.ts';
export {
  type CounterfactualPair,
  counterfactualPairs,
  judgedCharacteristics,
  reportedOnly,
  type Template,
} from './counterfactuals/counterfactual-pairs.ts';
export { derivedMetrics } from './derived-metrics.ts';
export { type KeptOutput, outputsFile, readOutputs } from './kept-outputs.ts';
export { type MeasureParts, measureHalf, measurePart, measureSuite } from './measure-suite.ts';
export { auditPairs, type OutputPair, type PairDifference } from './pairs/audit-pairs.ts';
export { characteristicWords } from './pairs/characteristic-words.ts';
export { noNewMarks, rankingDistance, sameMarks } from './pairs/compare-marks.ts';
export { distancingRate, logLength, severityRate } from './pairs/language-measures.ts';
export { planSuite } from './plan-suite.ts';
export { type Dataset, type DatasetFile, type Manifest, readDataset, readRecords } from './read-dataset.ts';
export { parseRunLog, type SampleRecord } from './run-log.ts';
export { logFileOf, type Measurement, type RunPlanParts } from './run-plan.ts';
export {
  type AnySuite,
  defineSuite,
  type PairScorer,
  type Requirement,
  type Sample,
  type SampleOutcome,
  type Scorer,
  type Suite,
} from './suite.ts';
