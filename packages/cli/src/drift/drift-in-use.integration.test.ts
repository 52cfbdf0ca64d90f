import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Caller, DriftRate } from '@assay/core';
import { listen } from '@assay/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDeployment } from '../deployment.ts';
import { deploymentServer } from '../deployment-server.ts';
import { offeredTools } from '../offered-tools.ts';
import { measuredCopy } from '../testing/measured-copy.ts';
import { runAssay } from '../testing/run-assay.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-in-use-'));
const data = join(folder, 'data');
const policyFile = join(folder, 'drift.json');
const document = 'The council agreed a fee of £40 on 3 May 2026. The fee is due in June. Officers must report in July.';

interface Reading {
  readonly tool: string;
  readonly rate: DriftRate;
  readonly state: string;
  readonly people: number;
  readonly baseline: { readonly source: string; readonly share: number | null };
}

let served: Awaited<ReturnType<typeof serve>>;

/** A server where people are known by a header that only a test can send. */
async function serve() {
  const deployment = await openDeployment({ offered: offeredTools, data });
  const signIn = {
    mode: 'oidc' as const,
    async identify(request: Request) {
      const caller: Caller = { id: `person:${request.headers.get('x-test-person')}`, groups: ['everyone'], roles: ['user'] };
      return { status: 'known' as const, caller };
    },
  };
  const { app } = deploymentServer(deployment, { signIn, widget: { script: '', etag: 'none' }, newId: () => 'id', log: () => {} });
  const server = await listen({ app, port: 0, host: '127.0.0.1' });
  const post = async (path: string, who: string, body: unknown) => {
    const headers = { 'content-type': 'application/json', 'x-test-person': who };
    const response = await fetch(server.url + path, { method: 'POST', headers, body: JSON.stringify(body) });
    return { code: response.status, body: (await response.json()) as { readonly id?: string; readonly reasons?: readonly string[] } };
  };
  const summarise = (who: string) =>
    post('/api/tools/summariser/runs', who, { documents: [{ title: 'Note', text: document }], length: { words: 60 } });
  return {
    summarise,
    say: (who: string, run: string | undefined, reason: string) => post('/api/feedback', who, { run, useful: false, reason }),
    metrics: async () => (await fetch(`${server.url}/metrics`)).text(),
    look: deployment.drift.look,
    async close() {
      await server.close();
      await deployment.close();
    },
  };
}

const gate = (...given: readonly string[]) => runAssay(data, ['gate', ...given, '--json']);
const readings = async () => {
  const { code, json } = await gate('drift');
  return {
    code,
    of: (rate: DriftRate) => (json().readings as readonly Reading[]).find((one) => one.tool === 'summariser' && one.rate === rate),
  };
};

describe('rates in use', () => {
  beforeAll(async () => {
    await measuredCopy(data);
    const drift = { people: 5, runs: 5, expected: [{ rate: 'wrong', tool: 'summariser', share: 0.05 }], turnOff: ['wrong'] };
    writeFileSync(policyFile, JSON.stringify(drift));
    expect((await gate('policy', '--drift', policyFile)).json()).toMatchObject({ drift: { ...drift, alpha: 0.01, windowDays: 28 } });
    served = await serve();
  }, 600_000);

  afterAll(() => served?.close());

  test('of what suites measure have the evidence of that very configuration as their baseline; others what the policy expects, or none', async () => {
    const { code, of } = await readings();
    expect(code).toBe(0);
    for (const rate of ['blocked', 'withheld', 'failed'] as const) expect(of(rate)?.baseline.source).toBe('evidence');
    expect([of('wrong')?.baseline, of('biased')?.state]).toEqual([
      expect.objectContaining({ source: 'policy', share: 0.05 }),
      'not-tested',
    ]);
  }, 120_000);

  test('one person who calls every answer wrong turns nothing off', async () => {
    for (let index = 0; index < 12; index += 1) {
      const { body } = await served.summarise('mallory');
      expect((await served.say('mallory', body.id, 'wrong')).code).toBe(200);
    }
    const { code, of } = await readings();
    expect([code, of('wrong')]).toEqual([0, expect.objectContaining({ people: 1, state: 'too-few' })]);
  }, 120_000);

  test('that many people call wrong turn the tool off where the policy says so, once, and nothing else', async () => {
    for (let index = 0; index < 14; index += 1) {
      const { body } = await served.summarise(`p${index}`);
      await served.say(`p${index}`, body.id, 'wrong');
    }
    expect((await served.look()).found).toMatchObject([{ tool: 'summariser', rate: 'wrong', breach: { turnsOff: true } }]);
    const { code, of } = await readings();
    expect([code, of('wrong')?.state]).toEqual([1, 'breach']);
    expect((await runAssay(data, ['audit', 'search', '--kind', 'drift-found', '--json'])).json()).toMatchObject({
      records: [{ body: { rate: 'wrong' } }],
    });
    const refused = await served.summarise('p1');
    expect([refused.code, refused.body.reasons?.join()]).toEqual([409, expect.stringContaining('rate in use "wrong"')]);
    expect(await served.metrics()).toContain('assay_drift_breach{tool="summariser",engine="embedded",rate="wrong"} 1');
    const states = (await gate('status')).json().tools as readonly { readonly tool: string; readonly state: string }[];
    expect(states.map(({ tool, state }) => `${tool} ${state}`)).toEqual(expect.arrayContaining(['summariser drifted', 'drafter enabled']));
    expect((await runAssay(data, ['audit', 'verify', '--json'])).json()).toMatchObject({ status: 'whole' });
  }, 120_000);

  test.each<[string, readonly string[], string]>([
    ['no reason', ['--close', 'summariser'], '--reason'],
    ['a reason for nothing', ['--reason', 'x'], 'is for --close'],
    ['a tool that is not there', ['--close', 'shredder', '--reason', 'x'], 'no tool named "shredder"'],
    ['a tool of which nothing was found', ['--close', 'drafter', '--reason', 'x'], 'nothing to close'],
  ])(
    'with %s nothing is closed, in words',
    async (_, given, words) => {
      const { code, json } = await gate('drift', ...given);
      expect([code, json().message]).toEqual([2, expect.stringContaining(words)]);
    },
    120_000,
  );

  test('closed by a person with a reason it runs again, also on the server that was running, and is counted anew', async () => {
    const closed = await gate('drift', '--close', 'summariser', '--reason', 'a line was corrected');
    expect([closed.code, closed.json().status]).toEqual([0, 'steady']);
    expect((await served.summarise('p1')).code).toBe(200);
    expect((await served.look()).found).toEqual([]);
    expect((await readings()).of('wrong')).toMatchObject({ people: 0, state: 'too-few' });
  }, 120_000);

  test.each<[string, string, string]>([
    ['what is not JSON', '{', 'cannot be read as JSON'],
    ['an alpha that is none', '{"alpha": 2}', 'alpha'],
    ['fewer people than five', '{"people": 1}', 'people'],
    ['a tool that is not there', '{"expected":[{"rate":"wrong","tool":"shredder","share":0.1}]}', 'shredder'],
    ['a rate that is not counted', '{"turnOff":["dull"]}', 'turnOff'],
  ])(
    'a policy with %s is refused in words',
    async (_, text, words) => {
      writeFileSync(policyFile, text);
      const { code, json } = await gate('policy', '--drift', policyFile);
      expect([code, String(json().message)]).toEqual([2, expect.stringContaining(words)]);
    },
    120_000,
  );
});
