import { describe, expect, test } from 'vitest';
import { readDocument } from './read-document.ts';
import { writePdf } from './testing/write-pdf.ts';

interface Part {
  readonly name: string;
  readonly bytes: Uint8Array | string;
  readonly type?: string;
}

function mail(body: string, ...parts: readonly Part[]): string {
  const attached = parts.map(
    ({ name, bytes, type = 'application/octet-stream' }) =>
      `--b\nContent-Type: ${type}\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(bytes).toString('base64')}\n`,
  );
  return `Subject: Bus\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\n${body}\n${attached.join('')}--b--\n`;
}

const read = (content: string) => readDocument({ name: 'in/a.eml', bytes: new TextEncoder().encode(content) });

async function documents(content: string) {
  const outcome = await read(content);
  if (outcome.status === 'refused') throw new Error(outcome.message);
  return outcome.documents;
}

describe('what comes with an e-mail', () => {
  test('is read by its bytes, each file a document of its own after the mail', async () => {
    const found = await documents(
      mail('See attached.', { name: 'plan.dat', bytes: writePdf([[{ text: 'The plan.' }]]) }, { name: 'b.csv', bytes: 'a,b\n' }),
    );
    expect(found.map(({ text }) => text.split('\n\n').at(-1))).toEqual(['See attached.', 'The plan.', 'a | b']);
    expect(found.map(({ origin }) => origin)).toEqual(['in/a.eml', 'in/a.eml/plan.dat', 'in/a.eml/b.csv']);
    expect(new Set(found.map(({ id }) => id)).size).toBe(3);
  });

  test('is told apart where two files have one name', async () => {
    const found = await documents(mail('Two.', { name: 'a.txt', bytes: 'One.' }, { name: 'a.txt', bytes: 'Other.' }));
    expect(found.map(({ origin }) => origin)).toEqual(['in/a.eml', 'in/a.eml/a.txt', 'in/a.eml/2-a.txt']);
  });

  test('is noted where it cannot be read', async () => {
    const [first] = await documents(
      mail('See attached.', { name: '../x.png', bytes: '\x89PNG' }, { name: 'y.pdf', bytes: '%PDF-1.4 noise' }),
    );
    expect(first?.metadata.description).toBe('Attachments not read: x.png, y.pdf');
  });

  test('is read where the mail itself has no words', async () => {
    expect((await documents(mail(' ', { name: 'a.txt', bytes: 'Words.' }))).map(({ text }) => text)).toEqual(['Words.']);
  });

  test('is not followed without end where it is a mail again', async () => {
    let nested = mail('deepest');
    for (let depth = 0; depth < 6; depth += 1) nested = mail(`level ${depth}`, { name: 'm.eml', bytes: nested });
    const found = await documents(nested);
    expect(found).toHaveLength(4);
    expect(found.at(-1)?.metadata.description).toBe('Attachment not read: m.eml');
  });

  test('is refused with the mail where neither has words, and an encrypted mail says so', async () => {
    expect(await read(mail(' ', { name: 'x.png', bytes: '\x89PNG' }))).toMatchObject({
      status: 'refused',
      message: expect.stringMatching(/no text that can be read \(Attachment not read: x\.png\)/),
    });
    const sealed =
      'Subject: a\nMIME-Version: 1.0\nContent-Type: application/pkcs7-mime; name=smime.p7m\nContent-Transfer-Encoding: base64\n\nAAEC\n';
    expect(await read(sealed)).toMatchObject({ status: 'refused', message: expect.stringMatching(/is an encrypted e-mail/) });
  });
});
