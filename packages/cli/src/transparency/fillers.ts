import type { Block } from './block.ts';
import { dataFillers } from './fill-data.ts';
import { descriptionFillers } from './fill-description.ts';
import { performanceFillers } from './fill-performance.ts';
import { riskFillers } from './fill-risks.ts';
import type { ToolFacts } from './tool-facts.ts';

/** What code truly knows for a field, by the field's id. */
export type Fillers = Readonly<Record<string, (facts: ToolFacts) => readonly Block[]>>;

/** Every field that code knows something for; on a person's field it is a fact to start from, not the answer. */
export const fillers: Fillers = { ...descriptionFillers, ...performanceFillers, ...dataFillers, ...riskFillers };
