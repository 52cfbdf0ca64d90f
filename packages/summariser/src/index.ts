export { type SummariserInput, type SummariserResult, type SummaryStatement, summariser } from './summariser.ts';
