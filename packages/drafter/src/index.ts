export { type DrafterInput, type DrafterResult, drafter } from './drafter.ts';
