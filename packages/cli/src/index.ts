export { type Assay, type AssayOptions, type AssayOutcome, openAssay } from './open-assay.ts';
