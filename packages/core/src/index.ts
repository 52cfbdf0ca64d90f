export { AssayError, type ErrorCode, messageOf, type StoreFaultCode } from './assay-error.ts';
export {
  type AuditEntry,
  type AuditRecord,
  auditEntry,
  type ChainVerdict,
  chainAuditEntry,
  chainStart,
  chainWalk,
  type Seal,
  verifyAuditChain,
} from './audit.ts';
export { type Caller, localCaller } from './caller.ts';
export { canonicalJson, type Json } from './canonical-json.ts';
export { caseDigest, caseReference } from './case-reference.ts';
export type { Action, Check, CheckInput, Finding, KnownPlaceholders, Stage, Statement } from './check.ts';
export { type Citation, citation } from './citation.ts';
export { dataFile, describeIssues, readJsonFile } from './data-file.ts';
export { digestOf, hmac, sha256 } from './digest.ts';
export { type DriftBaseline, type DriftRate, type DriftReading, type DriftWatch, driftRates, driftReading } from './drift.ts';
export { type Envelope, envelope, isSealed, keyId, openEnvelope, sealWith, signEnvelope } from './dsse.ts';
export type {
  ChatEvent,
  ChatMessage,
  ChatRequest,
  EmbeddedEngine,
  EmbeddingEngine,
  Engine,
  ModelEngine,
  TokenPrice,
  TokenUsage,
} from './engine.ts';
export {
  type EvidenceRecord,
  evidenceRecord,
  type MetricResult,
  type Outcome,
  type Report,
  report,
  type Statement as EvidenceStatement,
  statement as evidenceStatement,
  statementType,
} from './evidence.ts';
export {
  type Feedback,
  type FeedbackCount,
  type FeedbackGiven,
  type FeedbackPeriod,
  type FeedbackStore,
  feedbackGiven,
  feedbackReasons,
} from './feedback.ts';
export { formatWords } from './format-words.ts';
export type { Decision, Gate, GateState } from './gate.ts';
export { givenFields } from './given-fields.ts';
export { guardTexts } from './guard-texts.ts';
export {
  type CheckRecord,
  type Guardrails,
  type GuardSession,
  insideOf,
  type OutputGuard,
  type Release,
  type RuleFinding,
  type TextGuard,
  type TextRelease,
  type Verdict,
} from './guardrails.ts';
export { isCount } from './is-count.ts';
export { defineJob, type Job, type JobContext, type JobProgress } from './job.ts';
export { jobRunner } from './job-runner.ts';
export { lostOpenings } from './lost-openings.ts';
export { type Spending, type SpendingLimit, type UsageEntry, usageEntry } from './meter.ts';
export type { Model } from './model.ts';
export { type OffsetMap, type Replacement, replaceWithMap } from './offset-map.ts';
export { describeChanges, type KnownParts, knownParts, listParts, type Part, type PartsList } from './parts-list.ts';
export { type ApiKey, apiKey, type LastSignIn, lastSignIn, type PeopleStore, type Session, session } from './people-store.ts';
export { type Position, position } from './position.ts';
export { printedMarking } from './printed-marking.ts';
export { type Prompt, promptFile } from './prompt.ts';
export { readAudit } from './read-audit.ts';
export { readStatements, type WrittenLine } from './read-statements.ts';
export { reportedName } from './reported-name.ts';
export { restoreFrom } from './restore-from.ts';
export { restoreTexts } from './restore-texts.ts';
export type { Passage, Retriever, SearchAnswer, SearchFilters, SearchReceipt, SearchRequest } from './retriever.ts';
export type { LeftRun } from './run-beginning.ts';
export type { Notice, RunEvent, RunEventBody, RunStatus } from './run-event.ts';
export type { RunJournal } from './run-journal.ts';
export { chainLine, logStart, readChainedLog } from './run-log.ts';
export type { RunMeasures } from './run-measures.ts';
export type { RunOutcome, ToolRun } from './run-outcome.ts';
export type { RunParts, RunRequest } from './run-request.ts';
export { runTool } from './run-tool.ts';
export { shownLine } from './shown-line.ts';
export { type Replies, type SignOff, signOff, signOffOrder, signOffReply, signOffsOf } from './sign-off.ts';
export type { Source, Trust } from './source.ts';
export type { Account, Spendings } from './spendings.ts';
export { knownTarget, type SwitchTarget, type SwitchTurn, switchedOff, switchTarget, turnSwitch } from './stop-switch.ts';
export { storageFault } from './storage-fault.ts';
export type {
  AuditStore,
  DocumentStore,
  Erasure,
  EvidenceStore,
  RunHead,
  RunQuery,
  RunStore,
  RunWork,
  Store,
  StoredRun,
  UsageQuery,
  UsageStore,
} from './store.ts';
export { type Block, block, type DocumentMetadata, documentMetadata, type StoredDocument, storedDocument } from './stored-document.ts';
export { sumUsage, type UsageKey, type UsageSum, usageKeys } from './sum-usage.ts';
export { type TakenUp, takeUpRuns } from './take-up-runs.ts';
export {
  type AnyTool,
  defineTool,
  type ModelContext,
  type ModelWork,
  type Tool,
  type ToolContext,
  type ToolEvent,
  type Work,
} from './tool.ts';
export { unknownEngine } from './unknown-engine.ts';
export { unknownTool } from './unknown-tool.ts';
