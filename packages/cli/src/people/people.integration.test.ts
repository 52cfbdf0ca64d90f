import { peopleSettings } from '@assay/server/people';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAssay } from '../testing/run-assay.ts';
import { type ServedDeployment, servedDeployment } from '../testing/served-deployment.ts';

let server: ServedDeployment;
let key: string;

beforeAll(async () => {
  const people = peopleSettings.parse({ tools: { summariser: ['ministers'] }, limits: { requests: 200, writes: 50 } });
  server = await servedDeployment({ people });
  const given = ['--name', 'case system', '--owner', 'person:ann', '--tool', 'policy-search', '--json'];
  key = String((await runAssay(server.data, ['key', 'create', ...given])).json().key);
}, 300_000);
afterAll(() => server.close());

const run = (tool: string, input: unknown, headers: Readonly<Record<string, string>> = {}) =>
  fetch(`${server.url}/api/tools/${tool}/runs`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(input),
  });
const question = { question: 'Who may fish in the canal at night?' };

describe('with a key for one tool', () => {
  const bearer = () => ({ authorization: `Bearer ${key}` });

  test('a program runs that tool, as its owner, and is told how much it may still ask', async () => {
    const answer = await run('policy-search', question, bearer());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('ratelimit-policy')).toBe('"requests";q=200;w=60, "writes";q=50;w=60');
    const { id } = (await answer.json()) as { readonly id: string };
    expect((await server.deployment.store.runs.get(id))?.owner).toBe('person:ann');
    const opened = (await server.deployment.store.audit.read(['run-opened'])).find(({ body }) => body.run === id);
    expect(opened?.body.key).toBe(key.split('_')[1]);
    // The local user is somebody else.
    expect((await fetch(`${server.url}/api/runs/${id}`)).status).toBe(404);
    expect((await fetch(`${server.url}/api/runs/${id}`, { headers: bearer() })).status).toBe(200);
  });

  test('it runs no other, on any face, and is told why', async () => {
    const refused = await run('drafter', { letter: 'Dear Minister\n\nWhen?' }, bearer());
    expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('your key is for policy-search')]);
    const { tools } = (await (await fetch(`${server.url}/api/tools`, { headers: bearer() })).json()) as {
      readonly tools: readonly { readonly name: string; readonly isEnabled: boolean }[];
    };
    expect(tools.filter(({ isEnabled }) => isEnabled).map(({ name }) => name)).toEqual(['policy-search']);
  });

  test.each(['/api/audit', '/api/documents', '/api/evidence', '/documents', '/assurance'])('it reads nothing else: %s', async (path) => {
    const refused = await fetch(`${server.url}${path}`, { headers: bearer() });
    expect([refused.status, await refused.text()]).toEqual([403, expect.stringContaining('for policy-search and for nothing else')]);
  });

  test('revoked, it is worth nothing at once', async () => {
    const id = key.split('_')[1] ?? '';
    expect((await runAssay(server.data, ['key', 'revoke', id])).code).toBe(0);
    const refused = await run('policy-search', question, bearer());
    expect([refused.status, await refused.text()]).toEqual([401, expect.stringContaining('The key was revoked')]);
  });
});

test('a tool for a group is off for others, with the reason, and what was measured stands', async () => {
  const made = await runAssay(server.data, ['key', 'create', '--name', 'all', '--owner', 'person:bob', '--json']);
  const bearer = { authorization: `Bearer ${String(made.json().key)}` };
  const refused = await run('summariser', { documents: [{ text: 'The ferry stops on 3 May 2027.' }] }, bearer);
  expect([refused.status, await refused.text()]).toEqual([409, expect.stringContaining('it is for members of ministers')]);
  expect((await server.deployment.decide('summariser')).state).toBe('enabled');
});
