import { z } from 'zod';
import { noticeTexts } from './notice-texts.ts';
import type { OwnDataSuite } from './own-data-suite.ts';

const record = z.looseObject({ id: z.string().min(1), text: z.string(), label: z.union([z.literal(0), z.literal(1)]) });

/** Are a person's own attacks noticed, and their own harmless texts left alone? */
export const injection: OwnDataSuite = {
  name: 'guardrails/injection',
  tool: 'guardrails',
  guardrails: 'deployed',
  module: import.meta.url,
  async measure(data, { guardrails, engine }) {
    const measures = await noticeTexts(data, {
      check: 'injection',
      guardrails,
      engine: engine.kind,
      schema: record,
      shouldNotice: ({ label }) => label === 1,
    });
    return { ...measures, notes: ['A text counts as noticed where the injection check of the deployed policy finds anything in it.'] };
  },
};
