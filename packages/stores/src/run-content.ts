import type { RunEvent } from '@assay/core';
import { z } from 'zod';

/** The values behind the placeholders of a run. */
export const restorationsOfRun = z.record(z.string(), z.string());

/** Events are written by runTool alone; their inner shape is its own. */
export const runEvent = z.custom<RunEvent>((value) => z.looseObject({ type: z.string(), sequence: z.number() }).safeParse(value).success);
