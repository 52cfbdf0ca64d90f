import { usageKeys } from '@assay/core';
import { z } from 'zod';

/** Use of which days, and by what it is summed up. */
export const usageQuery = z.object({
  from: z.iso.date('must be a day such as 2026-11-27').optional().describe('The first day; the first of this month if not given.'),
  to: z.iso.date('must be a day such as 2026-11-27').optional().describe('The last day; today if not given.'),
  by: z.enum(usageKeys).default('tool').describe('What it is summed up by.'),
});
