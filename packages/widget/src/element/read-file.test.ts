import { describe, expect, test } from 'vitest';
import { readFile } from './read-file.ts';
import { mostCharacters } from './read-text-file.ts';

const answering = (answer: () => Response) => {
  const asked: { readonly address: string; readonly sent: unknown }[] = [];
  const fetch = async (address: string, request?: RequestInit) => {
    asked.push({ address, sent: request?.body instanceof FormData ? request.body.get('file') : undefined });
    return answer();
  };
  return { fetch, asked };
};
const read = (text: string, notices: readonly string[] = []) => Response.json({ text, notices });
const refusal = (detail: string) => Response.json({ type: 'urn:assay:problem:document-unreadable', detail }, { status: 422 });

describe('what is text', () => {
  test.each(['a.txt', 'a.MD', 'a.text'])('%s is read here, and goes nowhere', async (name) => {
    const { fetch, asked } = answering(() => read('from the server'));
    expect(await readFile(new File(['Dear Sir'], name), fetch)).toEqual({ status: 'read', text: 'Dear Sir', notices: [] });
    expect(asked).toEqual([]);
  });
});

describe('what is not', () => {
  test.each([
    ['a.pdf', '%PDF-1.7'],
    ['a.docx', 'PK'],
    ['a.html', '<p>Dear Sir</p>'],
    ['misnamed.txt', 'PK\u0003\u0004\u0000'],
  ])('%s is read on the server, with what should be known of it', async (name, content) => {
    const { fetch, asked } = answering(() => read('Dear Sir', ['It was scanned.']));
    const file = new File([content], name);
    expect(await readFile(file, fetch)).toEqual({ status: 'read', text: 'Dear Sir', notices: ['It was scanned.'] });
    expect(asked).toEqual([{ address: '/api/file-texts', sent: file }]);
  });

  test('a refusal is told in the words of the server', async () => {
    const { fetch } = answering(() => refusal('letter.pdf is locked with a password. Save it without.'));
    const refused = { status: 'refused', message: 'letter.pdf is locked with a password. Save it without.' };
    expect(await readFile(new File(['%PDF'], 'letter.pdf'), fetch)).toEqual(refused);
  });

  test.each([
    ['an empty file', new File([], 'a.pdf'), () => read(''), 'empty'],
    ['a file in which no words are found', new File(['x'], 'a.pdf'), () => read(' \n'), 'empty'],
    ['more words than a tool takes', new File(['x'], 'a.pdf'), () => read('x'.repeat(mostCharacters + 1)), 'too-large'],
    ['more bytes than the server takes', new File([new Uint8Array(20_000_001)], 'a.pdf'), () => read('x'), 'too-large'],
    ['an answer without words', new File(['x'], 'a.pdf'), () => new Response('', { status: 502 }), 'unreachable'],
    [
      'no answer',
      new File(['x'], 'a.pdf'),
      () => {
        throw new TypeError('Failed to fetch');
      },
      'unreachable',
    ],
  ] as const)('%s: %j', async (_, file, answer, status) => {
    expect(await readFile(file, answering(answer).fetch)).toEqual({ status });
  });
});
