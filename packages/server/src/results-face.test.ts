import { describe, expect, test } from 'vitest';
import { createServer } from './create-server.ts';
import { sampleParts } from './testing/sample-parts.ts';

const headers = { host: '127.0.0.1:8000', 'content-type': 'application/json' };

async function served(words: string) {
  const app = createServer(sampleParts());
  const begun = await app.request('/api/tools/echo/runs', { method: 'POST', headers, body: JSON.stringify({ words }) });
  const { id } = (await begun.json()) as { id?: string };
  return { get: (path: string) => app.request(path, { headers }), id: id ?? begun.headers.get('location')?.split('/').at(-1) ?? '' };
}

describe('a result as a file', () => {
  test.each([
    ['odt', 'application/vnd.oasis.opendocument.text'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['md', 'text/markdown; charset=utf-8'],
  ])('is had as %s, with the person’s own values in it, under a name of ours', async (format, type) => {
    const { get, id } = await served('one PERSONAL');
    const answer = await get(`/api/runs/${id}/result/${format}`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="echo-${id.slice(0, 8)}.${format}"`);
    expect(await answer.json()).toMatchObject({ format, input: { words: 'one PERSONAL' } });
  });

  test.each([
    ['of a format that is none', async (id: string) => `/api/runs/${id}/result/exe`, 'It can be had as: odt, docx, md.'],
    ['of a run that never was', async () => '/api/runs/none/result/odt', 'There is no such run'],
  ])('%s is absent, in words', async (_, pathOf, words) => {
    const { get, id } = await served('one');
    const answer = await get(await pathOf(id));
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining(words)]);
  });

  test('of a run whose answer was withheld is absent: nothing that did not pass leaves as a file', async () => {
    const { get, id } = await served('UNSUPPORTED');
    const answer = await get(`/api/runs/${id}/result/odt`);
    expect([answer.status, await answer.text()]).toEqual([404, expect.stringContaining('no result that stands')]);
  });
});
