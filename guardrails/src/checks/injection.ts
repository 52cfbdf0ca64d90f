import type { Action, Finding } from '@assay/core';
import { z } from 'zod';
import { defineCheck } from '../check-definition.ts';
import { findOrders, orderReach } from '../injection/find-orders.ts';

const supported: readonly Action[] = ['allow', 'flag', 'block'];

/** Finds sentences that try to give the machine orders. They are a sign, no proof: nothing in a document is ever obeyed. */
export const injection = defineCheck({
  name: 'injection',
  options: z.strictObject({ threshold: z.number().positive() }),
  judges: 'text',
  reads: 'normalised',
  seesTextAlone: true,
  consequences: {
    flag: 'Nothing in a text is obeyed, but read it with care before you rely on an answer drawn from it.',
    block: 'It was not used.',
  },
  make: ({ threshold }) => ({
    reach: orderReach,
    supports: { input: supported, context: supported },
    async find({ text }) {
      return findOrders(text, threshold).map(
        (order): Finding => ({
          check: 'injection',
          ...order,
          message: 'This text holds words that try to give this service orders.',
        }),
      );
    },
  }),
});
