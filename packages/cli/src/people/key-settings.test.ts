import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localSignIn } from '@assay/server';
import { makeApiKey, peopleSettings } from '@assay/server/people';
import { expect, test } from 'vitest';
import { openDeployment } from '../deployment.ts';
import { deploymentServer } from '../deployment-server.ts';

const proxy = { mode: 'proxy', header: 'X-Person', issuer: 'i', audience: 'a', keys: 'https://login.example/keys' };
const grant = { name: 'k', owner: 'person:ann', groups: ['everyone'], roles: ['user'], tools: [], expiresAt: '2999-01-01T00:00:00Z' };

test.each([
  ['where people sign in', { signIn: proxy }, 401],
  ['and works where nobody does', {}, 200],
])('a key of somebody who never signed in rests %s, and its refusal is on record', async (_, settings, status) => {
  const data = mkdtempSync(join(tmpdir(), 'assay-key-settings-'));
  const deployment = await openDeployment({ offered: [], data, people: peopleSettings.parse(settings) });
  const { text, key } = makeApiKey(grant, deployment.now());
  await deployment.store.people.putKey(key);
  const { app } = deploymentServer(deployment, {
    signIn: localSignIn,
    widget: { script: '', etag: 'e' },
    newId: () => 'id',
    log: () => {},
  });
  const answer = await app.request('/api/tools', { headers: { host: '127.0.0.1:8000', authorization: `Bearer ${text}` } });
  expect(answer.status).toBe(status);
  const refused = (await deployment.store.audit.read(['key-refused'])).map(({ actor, body }) => [actor, body]);
  if (status === 401) expect(await answer.text()).toContain('person:ann, has never signed in here; it works once they have');
  expect(refused).toEqual(status === 401 ? [['person:ann', { key: key.id, reason: 'owner-away' }]] : []);
  await deployment.close();
});
