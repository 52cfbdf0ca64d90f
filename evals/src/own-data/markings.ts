import { z } from 'zod';
import { noticeTexts } from './notice-texts.ts';
import type { OwnDataSuite } from './own-data-suite.ts';

const record = z.looseObject({ id: z.string().min(1), text: z.string(), label: z.string().trim().min(1), marking: z.string().nullish() });

/** Are a person's own marked texts noticed, and texts that only speak of markings left alone? */
export const markings: OwnDataSuite = {
  name: 'guardrails/markings',
  tool: 'guardrails',
  guardrails: 'all-kinds',
  module: import.meta.url,
  async measure(data, { allKinds, engine }) {
    const measures = await noticeTexts(data, {
      check: 'protective-marking',
      guardrails: allKinds,
      engine: engine.kind,
      schema: record,
      sliceFields: ['label', 'style', 'kind', 'type'],
      shouldNotice: ({ label }) => label.toUpperCase() !== 'NONE',
    });
    return {
      ...measures,
      notes: [
        `Every marking that the policy "${allKinds.policy}" can look for is looked for, so that recall counts any label but NONE. The deployed policy acts on those above its ceiling.`,
      ],
    };
  },
};
