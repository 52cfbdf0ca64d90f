import { describe, expect, test } from 'vitest';
import { createServer } from '../create-server.ts';
import { sampleParts } from '../testing/sample-parts.ts';

const server = createServer(sampleParts());

async function send(body: FormData | string, headers: Record<string, string> = {}) {
  const answer = await server.request('http://localhost/api/file-texts', { method: 'POST', body, headers });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}

function formWith(...files: readonly File[]): FormData {
  const form = new FormData();
  for (const file of files) form.append('file', file);
  return form;
}

describe('a file read for the person who sent it', () => {
  test('comes back as its text, and is kept nowhere', async () => {
    const parts = sampleParts();
    const form = formWith(new File(['Dear Minister'], 'letter.pdf'));
    const answer = await createServer(parts).request('http://localhost/api/file-texts', { method: 'POST', body: form });
    expect(await answer.json()).toEqual({ text: 'Dear Minister', notices: [] });
    expect([await Array.fromAsync(parts.store.documents.all()), await parts.store.audit.read()]).toEqual([[], []]);
  });

  test.each([
    ['is of no format that is read', formWith(new File(['MZ'], 'tool.exe')), 415, 'unsupported-type'],
    ['is empty', formWith(new File([], 'a.pdf')), 400, 'bad-usage'],
    ['was not sent', formWith(), 400, 'bad-usage'],
    ['is larger than is read', formWith(new File([new Uint8Array(20_020_000)], 'a.pdf')), 413, 'too-large'],
  ])('one that %s is refused in words', async (_, form, status, code) => {
    const refused = await send(form);
    expect([refused.status, refused.body.type]).toEqual([status, `urn:assay:problem:${code}`]);
    expect(refused.body.detail).toMatch(/\w\.$/);
  });

  test('a body that is no form is refused in words', async () => {
    const refused = await send('Dear Minister', { 'content-type': 'text/plain' });
    expect([refused.status, refused.body.detail]).toEqual([415, 'Send the file as multipart/form-data in the field "file".']);
  });
});
