export { type AssistantInput, type AssistantResult, assistant } from './assistant.ts';
