import { describe, expect, test, vi } from 'vitest';
import { createServer } from '../create-server.ts';
import { limits } from '../limits.ts';
import { uploadPage } from '../pages/documents/upload.ts';
import { sampleDocument, sampleParts } from '../testing/sample-parts.ts';

const host = '127.0.0.1:8000';
const own = { host, accept: 'text/html', origin: `http://${host}` };

const signedIn = (groups: readonly string[], roles: readonly string[]): Parameters<typeof sampleParts>[0] => ({
  signIn: {
    mode: 'proxy',
    identify: async () => ({ status: 'known', caller: { id: 'ann', groups, roles } }),
  },
});

function open(changes: Parameters<typeof sampleParts>[0] = {}) {
  const parts = sampleParts(changes);
  const app = createServer(parts);
  const get = async (path: string) => {
    const response = await app.request(path, { headers: own });
    return { status: response.status, page: await response.text() };
  };
  const post = (path: string, body?: FormData) => app.request(path, { method: 'POST', headers: own, body: body ?? new FormData() });
  return { parts, get, post };
}

function formOf(files: readonly (readonly [name: string, text: string])[], audience: readonly string[] = []): FormData {
  const form = new FormData();
  for (const [name, text] of files) form.append('file', new File([text], name));
  for (const group of audience) form.append('audience', group);
  return form;
}

describe('a long list of documents', () => {
  test('is shown a page at a time, filtered by name, collection and status, and the filter stays on the way', async () => {
    const { parts, get } = open();
    for (let place = 0; place < 230; place += 1)
      await parts.store.documents.put(
        sampleDocument({
          id: `d${String(place).padStart(4, '0')}`,
          title: `Paper ${place}`,
          collection: place % 2 === 0 ? 'policy' : 'lines',
        }),
      );
    const { page } = await get('/documents?page=2');
    expect(page).toContain('All documents (230)');
    expect(page).toContain('51 to 100 of 230');
    expect(page.match(/class="documents"[\s\S]*?<\/ul>/)?.[0].match(/<li>/g)).toHaveLength(50);
    const filtered = await get('/documents?collection=lines&name=paper&page=2');
    expect(filtered.page).toContain('Documents that fit (115)');
    expect(filtered.page).toContain('href="/documents?name=paper&amp;collection=lines&amp;page=3"');
    expect((await get('/documents?name=nowhere')).page).toContain('No document that you may read fits');
    expect((await get('/documents?page=99')).status).toBe(200);
  });
});

describe('files that are added', () => {
  test('one is taken in at once, for the groups that were chosen', async () => {
    const taken: unknown[] = [];
    const changes = signedIn(['everyone', 'desk'], ['editor']);
    const { get, post } = open({
      ...changes,
      async ingest({ audience }) {
        taken.push(audience);
        return { status: 'ingested', ids: ['one'] };
      },
    });
    expect((await get('/documents')).page).toContain('Only desk');
    expect((await post('/documents', formOf([['a.txt', 'words']], ['desk']))).headers.get('location')).toBe('/documents?added=one');
    await post('/documents', formOf([['a.txt', 'words']]));
    expect(taken).toEqual([['desk'], undefined]);
    expect((await post('/documents', formOf([['a.txt', 'words']], ['board']))).status).toBe(422);
  });

  test('several are a job with a page of its own: how far it is, what was refused, and a way to stop it', async () => {
    const { get, post } = open();
    const sent = await post(
      '/documents',
      formOf([
        ['a.txt', 'words'],
        ['b.txt', 'more'],
      ]),
    );
    const place = sent.headers.get('location') ?? '';
    expect(place).toMatch(/^\/documents\/uploads\//);
    await vi.waitFor(async () => expect((await get(place)).page).toContain('<dt>Taken in</dt><dd>2</dd>'));
    expect((await get('/documents')).page).toContain(`href="${place}">Sent 1 March 2026`);
  });

  test('many are under way for a while, and can be stopped', async () => {
    const { get, post } = open();
    const files = Array.from({ length: 100 }, (_, place): [string, string] => [`${place}.txt`, 'words']);
    const place = (await post('/documents', formOf(files))).headers.get('location') ?? '';
    await vi.waitFor(async () => expect((await get(place)).page).toContain('You can leave this page'));
    await post(`${place}/stop`);
    await vi.waitFor(async () => expect((await get(place)).page).toContain('It was not completed.'));
  });

  test('what became of them is told: how far, what was refused and why, what is to be known', () => {
    const at = { sequence: 1, at: '' };
    const frame = {};
    const told = String(
      uploadPage({ id: 'r', status: 'running' }, [{ type: 'progress', message: '', done: 40, total: 3_000, ...at }], frame),
    );
    expect(told).toContain('40 of 3000 files taken in');
    const refused = [{ file: '<b>.pdf', message: 'It is locked with a password. Save it without one.' }];
    const noticed = [{ file: 'b.eml', notices: ['It has an attachment that was left out.'] }];
    const result = { ingested: 2_990, unchanged: 4, removed: 1, refused, noticed, unlisted: 5 };
    const ended = [
      { type: 'result' as const, result, ...at },
      { type: 'ended' as const, status: 'done' as const, ...at },
    ];
    const page = String(uploadPage({ id: 'r', status: 'done' }, ended, frame));
    for (const words of ['&lt;b&gt;.pdf', 'Save it without one', 'attachment that was left out', '5 more are not listed'])
      expect(page).toContain(words);
  });

  const refused: readonly (readonly [why: string, form: FormData, status: number, words: string])[] = [
    ['none', formOf([]), 422, 'Choose'],
    ['an empty one', formOf([['a.txt', '']]), 422, 'not empty'],
    ['a program', formOf([['a.exe', 'MZ']]), 422, 'is a program'],
    ['one that is too large', formOf([['a.txt', 'x'.repeat(limits.uploadBytes + 1)]]), 413, '20 MB'],
  ];
  test.each(refused)('%s: nothing is added, and the page says what to do', async (_, form, status, words) => {
    const answer = await open().post('/documents', form);
    const page = await answer.text();
    expect(answer.status).toBe(status);
    expect(page).toContain('Nothing was added');
    expect(page).toContain(words);
    expect(page).toContain('href="#file"');
  });

  test('who is no editor is told whom to ask', async () => {
    const { get, post } = open(signedIn(['everyone'], []));
    expect((await get('/documents')).page).toContain('Only editors add and remove documents');
    expect((await post('/documents', formOf([['a.txt', 'words']]))).status).toBe(403);
  });
});

describe('a document that is removed', () => {
  test('is asked about once more, goes, and its going is told', async () => {
    const { parts, get, post } = open();
    await parts.store.documents.put(sampleDocument());
    expect((await get('/documents/leave')).page).toContain('href="/documents/leave/remove"');
    expect((await get('/documents/leave/remove')).page).toContain('Remove “Leave policy”?');
    expect(await parts.store.documents.get('leave')).toBeDefined();
    const gone = await post('/documents/leave/remove');
    expect(gone.headers.get('location')).toBe('/documents?removed=leave');
    expect(await parts.store.documents.get('leave')).toBeUndefined();
    expect((await get('/documents?removed=leave')).page).toContain('Removed: leave');
    expect((await post('/documents/leave/remove')).status).toBe(404);
  });

  test('stays where who asks is no editor, or may not read it', async () => {
    const reader = open(signedIn(['everyone'], []));
    await reader.parts.store.documents.put(sampleDocument());
    expect((await reader.get('/documents/leave')).page).not.toContain('/remove');
    for (const status of [(await reader.get('/documents/leave/remove')).status, (await reader.post('/documents/leave/remove')).status])
      expect(status).toBe(403);
    const other = open(signedIn(['everyone'], ['editor']));
    await other.parts.store.documents.put(sampleDocument({ audience: ['desk'] }));
    expect((await other.post('/documents/leave/remove')).status).toBe(404);
    expect(await other.parts.store.documents.get('leave')).toBeDefined();
  });
});
