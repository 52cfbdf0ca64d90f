import type { Decision, Engine } from '@assay/core';
import { expect, test } from 'vitest';
import { chooseEngine } from './choose-engine.ts';
import type { EngineRule, Marking } from './engines-file.ts';

const embedded: Engine = { id: 'embedded', kind: 'embedded', module: '', parameters: {} };
const model = (id: string, isResting = false): Engine => ({
  id,
  kind: 'model',
  module: '',
  parameters: {},
  async *chat() {},
  resting: () => (isResting ? { reason: 'it is left alone', seconds: 10 } : undefined),
});

interface Case {
  readonly rules: readonly Partial<EngineRule>[];
  readonly groups?: readonly string[];
  readonly marking?: Marking;
  readonly off?: readonly string[];
  readonly resting?: boolean;
}

async function choose({ rules, groups = ['everyone'], marking = 'unmarked', off = [], resting = false }: Case) {
  const engines = new Map([embedded, model('house', resting), model('cloud')].map((engine) => [engine.id, engine]));
  const whole = rules.map((rule): EngineRule => ({ engine: 'house', upTo: 'official', otherwise: 'nothing', ...rule }));
  const decide = async (_: string, engine: string) => ({ isEnabled: !off.includes(engine), state: 'unmeasured' }) as Decision;
  const asking = { tool: 'summariser', caller: { id: 'ann', groups, roles: [] }, marking: async () => marking };
  const choice = await chooseEngine(asking, { rules: whole, engines, broken: new Map([['keyless', 'Its key is not set.']]), decide });
  return choice.status === 'chosen' ? [choice.engine.id, choice.instead ?? ''] : [choice.status, choice.reason];
}

test.each<[string, Case, string]>([
  ['without a rule', { rules: [] }, 'embedded'],
  ['a rule for another tool', { rules: [{ tool: 'drafter' }] }, 'embedded'],
  ['a rule for this tool', { rules: [{ tool: 'summariser' }] }, 'house'],
  ['a rule for a group that the caller is not of', { rules: [{ groups: ['pilot'] }] }, 'embedded'],
  ['a rule for a group that the caller is of', { rules: [{ groups: ['pilot', 'x'] }], groups: ['pilot'] }, 'house'],
  ['the first of two that fit', { rules: [{ engine: 'cloud' }, { engine: 'house' }] }, 'cloud'],
  ['a text that is marked higher than the rule bears', { rules: [{ upTo: 'official' }], marking: 'official-sensitive' }, 'embedded'],
  ['a text that is marked as high as the rule bears', { rules: [{ upTo: 'official-sensitive' }], marking: 'official-sensitive' }, 'house'],
  [
    'the next rule where the first does not bear the marking',
    { rules: [{ engine: 'cloud', upTo: 'unmarked' }, { engine: 'house' }], marking: 'official' },
    'house',
  ],
])('%s', async (_, given, engine) => {
  expect(await choose(given)).toEqual([engine, '']);
});

test.each<[string, Case, string, string]>([
  ['rests and the rule names what answers', { rules: [{ otherwise: 'embedded' }], resting: true }, 'embedded', 'it is left alone'],
  ['rests and the rule names nothing', { rules: [{}], resting: true }, 'house', ''],
  ['could not be opened', { rules: [{ engine: 'keyless', otherwise: 'embedded' }] }, 'embedded', 'Its key is not set'],
  ['has not passed', { rules: [{ otherwise: 'embedded' }], off: ['house'] }, 'embedded', 'has not passed'],
  ['has not passed, and neither has the embedded one', { rules: [{ otherwise: 'embedded' }], off: ['house', 'embedded'] }, 'house', ''],
])('an engine that %s: what answers says so', async (_, given, engine, words) => {
  const [chosen, instead = ''] = await choose(given);
  expect(chosen).toBe(engine);
  expect(instead).toContain(words);
  expect(instead === '').toBe(words === '');
});

test('an engine that could not be opened, and nothing else answers for, is named with its reason', async () => {
  expect(await choose({ rules: [{ engine: 'keyless' }] })).toEqual(['none', 'Its key is not set.']);
});
