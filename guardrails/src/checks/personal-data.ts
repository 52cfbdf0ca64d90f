import type { Action, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import type { Recogniser } from '../recogniser.ts';
import { email } from '../recognisers/email.ts';
import { nationalInsuranceNumber } from '../recognisers/national-insurance-number.ts';
import { nhsNumber } from '../recognisers/nhs-number.ts';
import { postcode } from '../recognisers/postcode.ts';
import { ukPhone } from '../recognisers/uk-phone.ts';
import { tableReach } from '../words-around.ts';

/** In this order where two fit the same place equally well. */
const recognisers: readonly Recogniser[] = [nationalInsuranceNumber, email, nhsNumber, ukPhone, postcode];

/** The longest pattern is an address spelled out; what decides furthest away is the header of a table. */
const longestMatch = 500;

const anywhere: readonly Action[] = ['allow', 'flag', 'redact', 'block'];

/** Finds personal data of the named kinds. */
export const personalData = defineCheck({
  name: 'personal-data',
  options: z.strictObject({ kinds: z.array(z.enum(recognisers.map(({ kind }) => kind))).min(1) }),
  judges: 'text',
  reads: 'normalised',
  consequences: {
    flag: 'It was left as it is: take it out unless the work needs it.',
    redact: 'It was replaced by a placeholder, so that it does not leave this service.',
    block: 'The text was not taken: take it out, then try again.',
  },
  make: ({ kinds }) => ({
    reach: longestMatch + tableReach,
    supports: { input: anywhere, context: anywhere, output: anywhere },
    async find({ text }) {
      return recognisers.filter(({ kind }) => kinds.includes(kind)).flatMap((recogniser) => recognise(recogniser, text));
    },
  }),
});

// --- Internal ---

function recognise({ kind, label, patterns, isValid }: Recogniser, text: string): Finding[] {
  const findings: Finding[] = [];
  for (const pattern of patterns) {
    for (const { index: start, 0: match } of text.matchAll(pattern)) {
      const end = start + match.length;
      if (!isValid({ text, start, end, match })) continue;
      findings.push({ check: 'personal-data', kind, start, end, message: `This looks like ${label}.` });
    }
  }
  return findings;
}
