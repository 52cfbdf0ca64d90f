import { describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { type ProblemCode, problem } from '../problem.ts';
import { sampleParts } from '../testing/sample-parts.ts';
import { problemPage } from './problem.ts';

const headers = { host: '127.0.0.1:8000', accept: 'text/html' };

describe('an error as a page', () => {
  const codes: readonly (readonly [code: ProblemCode, way: string])[] = [
    ['not-found', '/documents'],
    ['forbidden', '/'],
    ['too-large', '/documents'],
    ['too-many-requests', '/'],
    ['internal', '/'],
    ['tool-not-enabled', '/assurance'],
    ['not-signed-in', '/sign-in'],
  ];
  test.each(codes)('%s says what happened, and leads on', (code, way) => {
    const page = String(problemPage({ ...problem(code, 'What <happened>, and what to do.'), instance: 'urn:uuid:1' }));
    expect(page).toContain('What &lt;happened&gt;, and what to do.');
    expect(page).toContain(`href="${way}"`);
    expect(page).toContain('quote this reference: <code>urn:uuid:1</code>');
  });

  test('says when to try again, and believes no other value than seconds', () => {
    const busy = problem('too-many-requests', 'Too many.');
    expect(String(problemPage(busy, '40'))).toContain('try again in 40 seconds');
    expect(String(problemPage(busy, '1'))).toContain('try again in 1 second.');
    for (const odd of [undefined, 'Wed, 21 Oct 2026', '<b>']) expect(String(problemPage(busy, odd))).not.toContain('try again in');
  });

  test('too many requests from a browser are answered so', async () => {
    const app = createServer(sampleParts({ limits: { requests: 1, writes: 1, perAddress: 1 } }));
    await app.request('/', { headers });
    const answer = await app.request('/', { headers });
    expect([answer.status, await answer.text()]).toEqual([429, expect.stringMatching(/try again in \d+ seconds?\./)]);
  });
});
