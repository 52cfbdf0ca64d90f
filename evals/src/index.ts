export { corpusLine, corpusPage, lineDocument, pageDocument } from './corpus-document.ts';
export { type CounterfactualPair, expandTemplate } from './expand-templates.ts';
export { type MeasureParts, measureSuite, measureTuneHalf } from './measure-suite.ts';
export { auditPairs, type OutputPair, type PairDifference } from './pairs/audit-pairs.ts';
export { logLength, severityRate } from './pairs/language-measures.ts';
export { planSuite } from './plan-suite.ts';
export { type Dataset, type DatasetFile, type Manifest, readDataset, readRecords } from './read-dataset.ts';
export type { Measurement, RunPlanParts } from './run-plan.ts';
export { type AnySuite, defineSuite, type Requirement, type Sample, type SampleOutcome, type Scorer, type Suite } from './suite.ts';
