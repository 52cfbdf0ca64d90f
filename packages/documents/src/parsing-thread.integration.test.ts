import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parsingThread } from './parsing-thread.ts';

const run = promisify(execFile);
const bytes = (text: string) => new TextEncoder().encode(text);
const good = { name: 'good.html', bytes: bytes('<main><p>Words.</p></main>') };

/** Formatting elements that are never closed and all differ: the HTML standard makes a parser open all of them again in each paragraph. */
const growing = bytes(Array.from({ length: 40_000 }, (_, index) => `<font size=${index}><p>`).join(''));

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

  test('an idle thread lets the process end, and a working one does not', async () => {
    const script = `import { readDocument } from ${JSON.stringify(new URL('./read-document.ts', import.meta.url).href)};
      const { status } = await readDocument({ name: 'a.txt', bytes: new TextEncoder().encode('Words.') });
      console.log(status);`;
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], { timeout: 20_000 });
    expect(stdout.trim()).toBe('read');
  });
});
