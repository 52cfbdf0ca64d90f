import type { AssuranceSources } from '../../assurance/assurance-sources.ts';
import { attack } from './sample-corpus.ts';

/** What an assurance officer is told, of every kind, with markup wherever a text comes from elsewhere. */
export const sampleAssurance: AssuranceSources = {
  goesWrong: async () => ({
    unit: 'letters',
    ways: [
      { count: 9, of: 120, words: 'had a question that was missed' },
      { count: 0, of: 120, words: 'were answered with another line' },
    ],
    failures: [{ id: 'letter-7', words: 'had a question that was missed', asked: `Why is it so? ${attack}`, said: '' }],
  }),
  approvals: async () => [
    {
      at: '2026-02-21T09:00:00.000Z',
      kind: 'approval',
      name: 'A. Officer',
      role: 'Head of assurance',
      reason: attack,
      key: 'a1b2c3d4e5f6a7b8',
      counts: true,
      why: '',
    },
    {
      at: '2026-02-20T09:00:00.000Z',
      kind: 'approval',
      name: '',
      role: '',
      reason: '',
      key: '',
      counts: false,
      why: 'it was signed by another key than it names',
    },
  ],
  missingLines: async () => ({
    runs: 41,
    others: 3,
    groups: [
      {
        words: ['licence', 'badger', 'count'],
        letters: 12,
        weeks: { '2026-W08': 5, '2026-W09': 7 },
        owner: 'Licensing policy',
        example: `When will the badgers be counted? ${attack}`,
      },
      { words: ['fee'], letters: 2, weeks: { '2026-W09': 2 }, owner: '', example: 'What does it cost?' },
    ],
  }),
};
