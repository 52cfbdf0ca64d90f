import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '@assay/documents';
import { afterAll, describe, expect, test } from 'vitest';
import { outputFile } from './output-file.ts';
import { runAssay } from './testing/run-assay.ts';

const folder = mkdtempSync(join(tmpdir(), 'assay-output-'));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string) => join(folder, name);
const document = {
  title: 'Who pays?',
  language: 'en-GB',
  created: new Date('2027-03-04T10:00:00Z'),
  blocks: [{ kind: 'paragraph', text: 'The council pays.' }],
} as const;

describe('the file of an answer', () => {
  test.each(['reply.odt', 'reply.docx', 'LOUD.ODT'])('%s is in the format that its name ends in', async (name) => {
    await outputFile(at(name), '').write(document, '{}');
    const outcome = await readDocument({ name, bytes: readFileSync(at(name)) });
    expect(outcome).toMatchObject({ documents: [{ title: 'Who pays?', text: expect.stringContaining('The council pays.') }] });
  });

  test('a name that ends in .json gets the result itself', async () => {
    await outputFile(at('reply.json'), '').write(document, '{"status":"answered"}');
    expect(readFileSync(at('reply.json'), 'utf8')).toBe('{"status":"answered"}\n');
  });

  test('a file that comes to be there in the meantime is not overwritten', async () => {
    const file = outputFile(at('late.odt'), '');
    writeFileSync(at('late.odt'), 'mine');
    await expect(file.write(document, '{}')).rejects.toMatchObject({ code: 'bad-usage' });
    expect(readFileSync(at('late.odt'), 'utf8')).toBe('mine');
  });

  test('an ending of its caller’s own takes what the caller made, and is offered by name', async () => {
    const own = { eml: 'an e-mail draft' };
    const file = outputFile(at('reply.EML'), '', own);
    await file.writeContent('X-Unsent: 1');
    expect([file.ending, readFileSync(at('reply.EML'), 'utf8')]).toEqual(['eml', 'X-Unsent: 1']);
    await expect(file.write(document, '{}')).rejects.toThrow('made by its caller');
    expect(() => outputFile(at('reply.eml2'), '', own)).toThrow('.eml (an e-mail draft)');
    expect(() => outputFile(at('other.eml'), '')).toThrow('does not end in');
  });

  writeFileSync(at('there.odt'), 'mine');
  symlinkSync(at('nowhere'), at('link.docx'));
  test.each([
    ['a file that is there', 'there.odt', 'is there already'],
    ['a link that leads nowhere', 'link.docx', 'is there already'],
    ['another ending', 'reply.pdf', 'does not end in .odt'],
    ['no ending', 'reply', 'does not end in .odt'],
    ['an ending that objects have', 'reply.constructor', 'does not end in .odt'],
  ])('%s is refused in words before anything is searched', async (_, name, words) => {
    const { code, notified } = await runAssay(at('data'), ['search', 'Who pays?', '--out', at(name)]);
    expect([code, notified]).toEqual([2, expect.stringContaining(words)]);
  });
});
