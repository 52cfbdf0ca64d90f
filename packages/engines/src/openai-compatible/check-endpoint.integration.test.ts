import { afterEach, expect, test } from 'vitest';
import { startStub } from '../stub/start-stub.ts';
import type { Stub, StubOptions } from '../stub/stub-options.ts';
import { checkEndpoint } from './check-endpoint.ts';
import { engineSettings } from './engine-settings.ts';

const open: Stub[] = [];
afterEach(async () => {
  for (const stub of open.splice(0)) await stub.close();
});

async function check(options: StubOptions, more = {}) {
  const stub = await startStub(options);
  open.push(stub);
  const settings = engineSettings.parse({ kind: 'openai-compatible', address: stub.address, model: 'house', retries: 0, ...more });
  const checked = await checkEndpoint('house', settings, {});
  return { ...checked, statuses: Object.fromEntries(checked.findings.map(({ what, status }) => [what, status])) };
}

test('an endpoint that does all is found to', async () => {
  const answer: StubOptions['answer'] = ({ wantsJson }) => (wantsJson ? '{"ready":true}' : 'ready');
  expect(await check({ answer }, { embeddings: { model: 'small' } })).toMatchObject({
    isUsable: true,
    reports: 'house',
    statuses: { answers: 'works', model: 'works', count: 'works', 'json-schema': 'works', 'json-object': 'works', embeddings: 'works' },
  });
});

test('one that answers as a dated version says what to set', async () => {
  const { isUsable, reports, findings } = await check({ model: 'house-2026-11-01' });
  expect([isUsable, reports]).toEqual([false, 'house-2026-11-01']);
  expect(findings.find(({ what }) => what === 'model')?.detail).toContain('set "reports"');
});

test('one that gives no JSON is found not to', async () => {
  expect((await check({ answer: () => 'Certainly!' })).statuses).toMatchObject({
    answers: 'works',
    'json-schema': 'fails',
    'json-object': 'fails',
    embeddings: 'not-set',
  });
});

test('one that does not answer is told in words, and asked nothing more', async () => {
  const checked = await check({ key: 'secret' });
  expect(checked).toMatchObject({ isUsable: false, statuses: { answers: 'fails' } });
  expect(open[0]?.requests).toHaveLength(1);
});
