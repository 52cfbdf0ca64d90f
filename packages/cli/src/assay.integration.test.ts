import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readDocument } from '@assay/documents';
import { beforeAll, describe, expect, test } from 'vitest';
import { measuredCopy } from './testing/measured-copy.ts';
import { runAssay } from './testing/run-assay.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-cli-'));
const data = join(folder, 'data');
const tools = ['summariser', 'drafter', 'policy-search', 'assistant'];

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const assay = (...given: readonly string[]) => runAssay(data, given);
const statesOf = async () => {
  const { tools: decisions } = (await assay('gate', 'status', '--json')).json() as { tools: { tool: string; state: string }[] };
  return Object.fromEntries(decisions.map(({ tool, state }) => [tool, state]));
};
const allEnabled = Object.fromEntries(tools.map((tool) => [tool, 'enabled']));

const notice = file(
  'notice.txt',
  'Ferry times\n\nThe Orsay ferry stops running on 3 May 2027. Islanders were thanked.\n\nThe council will pay £40 a week for the bus until a new boat arrives.',
);

describe('the command, from an empty data folder', () => {
  test('nothing was measured, so nothing runs, and the reason and the command are named', async () => {
    const status = await assay('gate', 'status', '--json');
    expect(status.code).toBe(1);
    expect(await statesOf()).toEqual(Object.fromEntries(tools.map((tool) => [tool, 'unmeasured'])));
    const refused = await assay('summarise', notice, '--json');
    expect(refused.code).toBe(1);
    expect(refused.json()).toMatchObject({ status: 'refused', code: 'tool-not-enabled' });
    expect(refused.out).toContain('npx assay eval run summariser');
  });

  describe('once measured', () => {
    beforeAll(async () => {
      await measuredCopy(data);
    }, 300_000);

    test('every tool is on, and the state says on what evidence', async () => {
      const status = await assay('gate', 'status', '--json');
      expect(status.code).toBe(0);
      expect(await statesOf()).toEqual(allEnabled);
      expect(status.out).toContain('not evidence for your department');
    });

    test('a document is summarised in its own sentences', async () => {
      const { code, json } = await assay('summarise', notice, '--words', '30', '--json');
      expect(code).toBe(0);
      const { status, parts } = json() as { status: string; parts: { statements: { text: string }[] }[] };
      expect(status).toBe('done');
      expect(parts.flatMap(({ statements }) => statements.map(({ text }) => text))).toContain(
        'The Orsay ferry stops running on 3 May 2027.',
      );
    });

    test('documents are taken in, searched and quoted; a question nobody answers gets an honest answer', async () => {
      mkdirSync(join(folder, 'pages'), { recursive: true });
      file('pages/ferry.html', '<main><h1>Ferry fares</h1><p>The Orsay ferry fare is £7.20 for adults and free for islanders.</p></main>');
      const taken = await assay('ingest', join(folder, 'pages'), '--json');
      expect([taken.code, taken.json()]).toMatchObject([0, { status: 'done', ingested: 1, refused: [] }]);
      const found = await assay('search', 'What is the fare on the Orsay ferry?', '--json');
      expect([found.code, found.json()]).toMatchObject([0, { status: 'answered' }]);
      expect(found.out).toContain('£7.20');
      const written = await assay('search', 'What is the fare on the Orsay ferry?', '--out', join(folder, 'fare.odt'), '--json');
      expect([written.code, written.json()]).toMatchObject([0, { status: 'answered' }]);
      const kept = await readDocument({ name: 'fare.odt', bytes: readFileSync(join(folder, 'fare.odt')) });
      expect(kept).toMatchObject({
        documents: [{ title: 'What is the fare on the Orsay ferry?', text: expect.stringContaining('£7.20') }],
      });
      const nothing = await assay('search', 'Who chairs the nuclear inspectorate?', '--json');
      expect([nothing.code, nothing.json()]).toMatchObject([0, { status: 'nothing-found' }]);
    });

    test('a search heeds what was asked before and what is filtered, and refuses a filter that is none', async () => {
      const next = await assay('search', 'And for islanders?', '--after', 'What is the fare on the Orsay ferry?', '--json');
      expect(next.json()).toMatchObject({ status: 'answered', receipt: { query: expect.stringContaining('Orsay ferry') } });
      const filtered = await assay('search', 'What is the fare on the Orsay ferry?', '--publisher', 'Nobody', '--json');
      expect(filtered.json()).toMatchObject({
        status: 'nothing-found',
        receipt: { documentsSearched: 0, filters: { publisher: 'Nobody' } },
      });
      const wrong = await assay('search', 'What is the fare?', '--nation', 'Atlantis');
      expect([wrong.code, wrong.notified]).toEqual([2, expect.stringContaining('filters.nation')]);
    });

    test('every run that cited a document is listed, and a document that never was is refused', async () => {
      const { passages } = (await assay('search', 'What is the fare on the Orsay ferry?', '--json')).json() as {
        passages: { citation: { quote: string; position: { document: string } } }[];
      };
      const cited = passages.find(({ citation }) => citation.quote.includes('£7.20'))?.citation.position.document ?? '';
      const listed = await assay('audit', 'citing', cited, '--quote', '£7.20', '--json');
      expect([listed.code, listed.json()]).toMatchObject([0, { status: 'done', document: cited }]);
      const { runs } = listed.json() as { runs: { tool: string; quotes: string[] }[] };
      expect(runs.length).toBeGreaterThanOrEqual(1);
      expect(runs.every(({ quotes }) => quotes.some((quote) => quote.includes('£7.20')))).toBe(true);
      expect((await assay('audit', 'citing', cited, '--quote', 'no such words', '--json')).json()).toMatchObject({ runs: [] });
      const unknown = await assay('audit', 'citing', 'never-was');
      expect([unknown.code, unknown.notified]).toEqual([2, expect.stringContaining('There is and was no document "never-was"')]);
    });

    test('what has not changed is left alone; what has is taken in again, and what is no longer in it goes', async () => {
      const dates = { cleared: '2026-01-01', review: '2027-01-01' };
      const line = (id: string, text: string) =>
        JSON.stringify({
          id,
          title: 'Ferries',
          text,
          topic: 'ferries',
          status: 'draft',
          owner: 'Ferries',
          ...dates,
          nation: 'uk',
          source: 'note',
        });
      const lines = (...records: string[]) => file('ferry-lines.jsonl', `${records.join('\n')}\n`);
      const place = lines(line('one', 'The ferry sails daily.'), line('two', 'The ferry takes bicycles.'));
      const counts = async (...more: string[]) => (await assay('ingest', place, ...more, '--json')).json();
      expect(await counts()).toMatchObject({ ingested: 2, unchanged: 0, removed: 0, refused: [] });
      expect(await counts()).toMatchObject({ ingested: 0, unchanged: 1, removed: 0 });
      expect(await counts('--again')).toMatchObject({ ingested: 2, unchanged: 0, removed: 0 });
      lines(line('one', 'The ferry sails daily.'));
      expect(await counts()).toMatchObject({ ingested: 1, unchanged: 0, removed: 1 });
    });

    test('ingestion follows no link, and reads regular files only', async () => {
      const place = join(folder, 'linked');
      mkdirSync(place, { recursive: true });
      file('linked/page.txt', 'The Orsay pier opens at noon.');
      symlinkSync('/etc/passwd', join(place, 'outside.txt'));
      symlinkSync('.', join(place, 'loop'));
      const taken = await assay('ingest', place, '--json');
      expect([taken.code, taken.json()]).toMatchObject([0, { ingested: 1, refused: [] }]);
    });

    test('a letter is answered from a text file, an e-mail, or one record of many', async () => {
      const letter = 'Dear Minister\n\nWhen will the lighthouse open?\n\nYours sincerely\nMs Ann Field';
      const text = await assay('draft', file('letter.txt', letter), '--json');
      expect([text.code, text.json()]).toMatchObject([0, { status: 'done', opening: 'Dear Ms Field' }]);
      const email = `From: Ann Field <ann@example.org>\nTo: minister@example.gov.uk\nSubject: Lighthouse\nContent-Type: text/plain; charset=utf-8\n\n${letter}\n`;
      const mailed = await assay('draft', file('letter.eml', email), '--json');
      expect([mailed.code, mailed.json()]).toMatchObject([0, { status: 'done', opening: 'Dear Ms Field' }]);
      const many = file(
        'letters.jsonl',
        `${JSON.stringify({ _id: 'a', letter: 'x' })}\n${JSON.stringify({ _id: 'b', incoming: letter })}\n`,
      );
      expect((await assay('draft', many, '--id', 'b', '--json')).json()).toMatchObject({ opening: 'Dear Ms Field' });
    });

    test.each<[string, () => readonly string[], number, string]>([
      ['no command', () => [], 2, 'assay serve'],
      ['an unknown command', () => ['dance'], 2, 'There is no command "dance"'],
      ['an unknown option', () => ['search', 'x', '--fast'], 2, "'--fast'"],
      ['no file', () => ['summarise'], 2, 'Give one file'],
      ['a file that is not there', () => ['summarise', '/nowhere.txt'], 2, '/nowhere.txt cannot be read'],
      ['a folder that is not there', () => ['ingest', '/nowhere'], 2, '/nowhere cannot be read'],
      ['an empty file', () => ['summarise', file('empty.txt', '')], 2, 'empty'],
      ['white space', () => ['summarise', file('blank.txt', ' \n\n ')], 2, ''],
      [
        'a binary file',
        () => [
          'summarise',
          file(
            'program.txt',
            new Uint8Array(4000).map((_, index) => (index * 7) % 256),
          ),
        ],
        2,
        '',
      ],
      ['a file over the limit', () => ['summarise', file('huge.txt', new Uint8Array(50_000_000).fill(97))], 2, '20 MB'],
      ['a length that is no number', () => ['summarise', notice, '--words', 'ten'], 2, '"ten"'],
      ['a length out of range', () => ['summarise', notice, '--words', '5'], 2, 'length'],
      ['an empty question', () => ['search', ' '], 2, 'write a question'],
      ['a record that is not there', () => ['draft', file('some.jsonl', '{"_id":"a","letter":"x"}\n'), '--id', 'z'], 2, '"z"'],
      ['a line that is not JSON', () => ['draft', file('torn.jsonl', '{"_id":"a"\n'), '--id', 'a'], 2, 'line 1 is not JSON'],
      ['a tool that does not exist', () => ['eval', 'run', 'dancer'], 2, 'There is no tool named "dancer"'],
      ['a half that does not exist', () => ['eval', 'run', '--all', '--half', 'best'], 2, '"best"'],
      ['a revocation without a reason', () => ['gate', 'revoke', 'drafter'], 2, 'Say why'],
      ['a port that is no number', () => ['serve', '--port', 'http'], 2, '"http"'],
      ['an address beyond this machine', () => ['serve', '--host', '0.0.0.0'], 3, 'does not listen on 0.0.0.0'],
    ])('%s is an error in words', async (_, given, code, words) => {
      const plain = await assay(...given());
      expect(plain.code).toBe(code);
      expect(`${plain.out}${plain.notified}`).toContain(words);
      if (given().length === 0) return;
      const asJson = await assay(...given(), '--json');
      expect(asJson.code).toBe(code);
      expect(asJson.json()).toMatchObject({ status: 'error' });
    });

    test('a document marked above the ceiling is refused on every way in, and nothing of it is kept', async () => {
      const marked = file('marked.txt', 'SECRET\n\nThe Zebra plan\n\nThe convoy leaves on Tuesday.\n\nSECRET\n');
      const blocked = await assay('summarise', marked, '--json');
      expect([blocked.code, blocked.json()]).toMatchObject([1, { status: 'blocked', code: 'input-blocked' }]);
      const refused = await assay('ingest', marked, '--json');
      expect([refused.code, refused.json()]).toMatchObject([1, { ingested: 0, refused: [{ code: 'input-blocked' }] }]);
      const database = new DatabaseSync(join(data, 'assay.sqlite'));
      const tables = ['documents', 'runs', 'run_events', 'audit'];
      const kept = tables.flatMap((table) => database.prepare(`SELECT * FROM ${table}`).all());
      database.close();
      expect(JSON.stringify(kept)).not.toMatch(/Zebra|convoy/);
    });

    test('a revoked tool stays off over a restart and comes on only by measuring it again', async () => {
      expect((await assay('gate', 'revoke', 'policy-search', '--reason', 'a complaint', '--json')).json()).toMatchObject({
        state: 'revoked',
      });
      expect(await statesOf()).toEqual({ ...allEnabled, 'policy-search': 'revoked' });
      expect((await assay('search', 'What is the fare?', '--json')).json()).toMatchObject({ status: 'refused' });
      expect((await assay('eval', 'run', 'policy-search', '--json')).code).toBe(0);
      expect(await statesOf()).toEqual(allEnabled);
    }, 120_000);

    test('evidence that is removed turns the tools off, and measuring turns them on', async () => {
      const database = new DatabaseSync(join(data, 'assay.sqlite'));
      database.exec(`DELETE FROM evidence WHERE body LIKE '%"suite":"summariser/bias"%'`);
      database.close();
      expect(await statesOf()).toEqual({ ...allEnabled, summariser: 'unmeasured' });
      expect((await assay('gate', 'status', '--json')).out).toContain('the evidence for summariser/bias was removed');
      expect((await assay('eval', 'run', 'summariser', '--json')).code).toBe(0);
      expect(await statesOf()).toEqual(allEnabled);
    }, 120_000);

    test('evidence that is edited turns the tools off', async () => {
      const database = new DatabaseSync(join(data, 'assay.sqlite'));
      const edit = (change: string) => database.exec(`DROP TRIGGER evidence_is_not_edited; UPDATE evidence SET body = ${change}`);
      const before = database.prepare('SELECT position, body FROM evidence').all();
      edit(`replace(body, '"status":"passed"', '"status":"failed"') WHERE body LIKE '%"suite":"drafter/accuracy"%'`);
      expect((await statesOf()).drafter).toBe('failed');
      expect((await assay('gate', 'status', '--json')).out).toContain('its report was edited');
      for (const { position, body } of before)
        database.prepare('UPDATE evidence SET body = ? WHERE position = ?').run(String(body), Number(position));
      database.close();
      expect(await statesOf()).toEqual(allEnabled);
    });

    test('a policy file that does not hold turns everything off with the reason, and the process stays up', async () => {
      const policy = file('policy.json', '{"version": 1, "rules": [');
      const status = await runAssay(data, ['gate', 'status', '--json'], { ASSAY_POLICY: policy });
      expect(status.code).toBe(1);
      expect(status.out).toContain('policy.json');
      const refused = await runAssay(data, ['summarise', notice, '--json'], { ASSAY_POLICY: policy });
      expect(refused.json()).toMatchObject({ status: 'refused' });
      const ingest = await runAssay(data, ['ingest', notice, '--json'], { ASSAY_POLICY: policy });
      expect([ingest.code, ingest.json()]).toMatchObject([1, { ingested: 0 }]);
    });

    test('in production a tool is on only when an officer with a key of their own has approved it', async () => {
      const name = join(folder, 'officer');
      expect((await assay('gate', 'keygen', name, '--json')).json()).toMatchObject({ public: `${name}.pub.pem` });
      expect((await assay('gate', 'keygen', name)).notified).toContain('never overwritten');
      const approve = (...given: readonly string[]) =>
        assay('gate', 'approve', 'summariser', '--name', 'A. Officer', '--reason', 'read and agreed', ...given, '--json');
      const trusted = `A. Officer=${name}.pub.pem`;
      expect((await approve('--key', `${name}.pem`)).json()).toMatchObject({ code: 'forbidden' });
      expect((await assay('gate', 'policy', '--approver', `A. Officer=${name}.pem`)).notified).toContain('private key');
      const policy = ['gate', 'policy', '--mode', 'production', '--approver', trusted, '--json'];
      expect((await assay(...policy)).json()).toMatchObject({ mode: 'production', approvers: ['A. Officer'] });
      expect(await statesOf()).toEqual(Object.fromEntries(tools.map((tool) => [tool, 'passed'])));
      expect((await assay('summarise', notice, '--json')).json()).toMatchObject({ code: 'tool-not-enabled' });
      expect((await approve('--key', join(data, 'keys', 'runner.pem'))).json()).toMatchObject({ code: 'forbidden' });
      const approved = await approve('--key', `${name}.pem`);
      expect([approved.code, approved.json()]).toMatchObject([0, { decision: { state: 'enabled' } }]);
      expect(await statesOf()).toEqual({ summariser: 'enabled', drafter: 'passed', 'policy-search': 'passed', assistant: 'passed' });
      expect((await assay('gate', 'policy', '--mode', 'development', '--json')).json()).toMatchObject({ mode: 'development' });
      expect(await statesOf()).toEqual(allEnabled);
    });

    test('a run log is proved whole, and a change of one byte is found', async () => {
      const logs = readdirSync(join(data, 'logs'));
      const log = join(data, 'logs', logs.find((item) => item.startsWith('drafter-bias')) ?? '');
      expect((await assay('eval', 'verify', log, '--json')).json()).toMatchObject({ status: 'whole' });
      const bytes = readFileSync(log);
      bytes[bytes.length - 10] = (bytes.at(-10) ?? 0) ^ 1;
      const changed = await assay('eval', 'verify', file('changed.jsonl', bytes), '--json');
      expect([changed.code, changed.json()]).toMatchObject([1, { status: 'broken' }]);
    });

    test('every requirement has the samples it needs, or says that it has not', async () => {
      const { requirements } = (await assay('eval', 'plan', '--json')).json() as { requirements: { needed: number; held: number }[] };
      expect(requirements.length).toBeGreaterThan(15);
      for (const { needed, held } of requirements) expect([needed > 0, held > 0]).toEqual([true, true]);
    });

    test('paired outputs of any system are audited', async () => {
      const pairs = Array.from({ length: 40 }, (_, index) => ({
        her: `She is in pain ${index}.`,
        him: `He is in severe pain ${index}.`,
        id: `c${index}`,
      }));
      const path = file('pairs.jsonl', pairs.map((pair) => `${JSON.stringify(pair)}\n`).join(''));
      const audited = await assay('eval', 'pairs', path, '--a', 'him', '--b', 'her', '--cluster', 'id', '--json');
      expect([audited.code, audited.json()]).toMatchObject([
        1,
        { status: 'not-equivalent', groups: { all: { severity: { verdict: 'different' } } } },
      ]);
      expect((await assay('eval', 'pairs', path, '--a', 'him', '--b', 'it', '--cluster', 'id', '--json')).json()).toMatchObject({
        code: 'dataset-invalid',
      });
    });

    test('the audit chain is whole after all this', async () => {
      expect((await assay('audit', 'verify', '--json')).json()).toMatchObject({ status: 'whole' });
    });
  });
});

test('a data folder that cannot be used is named, with what to do', async () => {
  const inTheWay = file('in-the-way', '');
  const failed = await runAssay(inTheWay, ['gate', 'status', '--json']);
  expect(failed.code).toBe(3);
  expect(failed.json()).toMatchObject({ status: 'error', code: 'data-folder-unusable' });
  expect(failed.out).toContain('ASSAY_DATA');
});

test('a deployment key that is not whole is refused, not used', async () => {
  const damaged = join(folder, 'damaged');
  await runAssay(damaged, ['gate', 'status']);
  writeFileSync(join(damaged, 'keys', 'deployment.key'), '');
  const refused = await runAssay(damaged, ['gate', 'status', '--json']);
  expect([refused.code, refused.json()]).toMatchObject([3, { code: 'data-folder-unusable' }]);
  expect(refused.out).toContain('deployment.key');
});
