export { type SummariserInput, type SummariserResult, summariser } from './summariser.ts';
