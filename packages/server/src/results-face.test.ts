import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { sampleParts } from './testing/sample-parts.ts';

const host = { host: '127.0.0.1:8000' };
const parts = sampleParts();
const app = createServer(parts);

async function run(tool: string, input: object): Promise<string> {
  const headers = { ...host, 'content-type': 'application/json', prefer: 'respond-async' };
  const begun = await app.request(`/api/tools/${tool}/runs`, { method: 'POST', headers, body: JSON.stringify(input) });
  return begun.headers.get('location') ?? '';
}

async function finished(tool: string, input: object): Promise<string> {
  const headers = { ...host, 'content-type': 'application/json' };
  const ended = await app.request(`/api/tools/${tool}/runs`, { method: 'POST', headers, body: JSON.stringify(input) });
  return ended.headers.get('location') ?? '';
}

describe('a result as a file', () => {
  test.each(['odt', 'docx', 'md'])('is had as %s, with its input, its result and what the checks found', async (format) => {
    const answer = await app.request(`${await finished('echo', { words: 'one\nFLAGGED two' })}/result/${format}`, { headers: host });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-disposition')).toMatch(new RegExp(`^attachment; filename="echo-[0-9a-f]{8}\\.${format}"$`));
    expect(await answer.json()).toMatchObject({
      format,
      input: { words: 'one\nFLAGGED two' },
      result: { lines: [{ text: 'one' }, { text: 'FLAGGED two' }] },
      notices: [{ where: 'words' }, { where: 'answer' }],
    });
  });

  test('no other format, run that is not done, or run of somebody else has one', async () => {
    const done = await finished('echo', { words: 'one' });
    expect((await app.request(`${done}/result/exe`, { headers: host })).status).toBe(404);
    const open = await run('patience', { question: 'when' });
    expect((await app.request(`${open}/result/odt`, { headers: host })).status).toBe(404);
    await app.request(open, { method: 'DELETE', headers: host });
    expect((await app.request('/api/runs/none/result/odt', { headers: host })).status).toBe(404);
  });
});
