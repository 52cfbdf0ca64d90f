import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { parsingThread } from './parsing-thread.ts';

const run = promisify(execFile);
const bytes = (text: string) => new TextEncoder().encode(text);
const good = { name: 'good.html', bytes: bytes('<main><p>Words.</p></main>') };

/** Formatting elements that are never closed and all differ: the HTML standard makes a parser open all of them again in each paragraph. */
const growing = bytes(Array.from({ length: 40_000 }, (_, index) => `<font size=${index}><p>`).join(''));

/** A PDF whose only page unpacks to so many spaces. */
function pdfBomb(size: number): Uint8Array {
  const packed = deflateSync(Buffer.alloc(size, 32));
  const head =
    '%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 1 /Kids [3 0 R] >>\nendobj\n' +
    `3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>\nendobj\n4 0 obj\n<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), packed, Buffer.from('\nendstream\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF')]);
}

describe('the parsing thread', () => {
  test('a file that takes too long is refused, and the next one is read by a new thread', async () => {
    const thread = parsingThread({ timeLimitMs: 2_500, memoryMb: 8_192 });
    const outcomes = await Promise.all([thread.parse({ name: 'slow.html', bytes: growing }), thread.parse(good)]);
    expect(outcomes[0]).toMatchObject({ status: 'refused', code: 'document-unreadable' });
    expect(outcomes[0]).toHaveProperty('message', 'slow.html took longer than 2.5 seconds to read. Split it, or save it as text.');
    expect(outcomes[1]?.status).toBe('read');
  });

  test('a file that takes too much memory is refused, and the next one is read by a new thread', async () => {
    const thread = parsingThread({ timeLimitMs: 30_000, memoryMb: 64 });
    const outcome = await thread.parse({ name: 'wide.html', bytes: growing });
    expect(outcome).toMatchObject({ status: 'refused', code: 'too-large' });
    expect(outcome).toHaveProperty('message', expect.stringMatching(/^wide\.html needs more memory/));
    expect((await thread.parse(good)).status).toBe('read');
  });

  test('bytes that a PDF unpacks count too, though they stand beside the heap', async () => {
    const thread = parsingThread({ timeLimitMs: 30_000, memoryMb: 256 });
    const outcome = await thread.parse({ name: 'bomb.pdf', bytes: pdfBomb(600 * 1024 * 1024) });
    expect(outcome).toMatchObject({ status: 'refused', code: 'too-large' });
    expect((await thread.parse(good)).status).toBe('read');
  });

  test('a process that reads what grows in it stays within the limit', async () => {
    const script = `import { readDocument } from ${JSON.stringify(new URL('./read-document.ts', import.meta.url).href)};
      const row = 'East,1204,2024\\n';
      const bytes = new TextEncoder().encode(row.repeat(1_000_000));
      const before = process.memoryUsage.rss();
      let most = before;
      const look = setInterval(() => { most = Math.max(most, process.memoryUsage.rss()); }, 5);
      const outcome = await readDocument({ name: 'a.csv', bytes });
      const after = await readDocument({ name: 'a.txt', bytes: new TextEncoder().encode('Words.') });
      clearInterval(look);
      console.log(JSON.stringify([outcome.code, after.status, (most - before) / 1024 / 1024]));`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { timeout: 20_000 });
    const [code, after, growthMb] = JSON.parse(stdout);
    expect([code, after]).toEqual(['too-large', 'read']);
    expect(growthMb).toBeLessThan(300);
  });

  test('an idle thread lets the process end, and a working one does not', async () => {
    const script = `import { readDocument } from ${JSON.stringify(new URL('./read-document.ts', import.meta.url).href)};
      const { status } = await readDocument({ name: 'a.txt', bytes: new TextEncoder().encode('Words.') });
      console.log(status);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { timeout: 20_000 });
    expect(stdout.trim()).toBe('read');
  });
});
