import { describe, expect, test } from 'vitest';
import { chainLine, logStart, readChainedLog } from './run-log.ts';

function log(records: readonly unknown[]): string {
  let previous = logStart;
  return records
    .map((record) => {
      const { line, hash } = chainLine(record, previous);
      previous = hash;
      return `${line}\n`;
    })
    .join('');
}

const text = log([{ kind: 'header' }, { id: 'a', score: 1 }, { id: 'b', score: 0.5 }]);

describe('a chained log', () => {
  test('gives its records back', () => {
    expect(readChainedLog(text)).toMatchObject({
      status: 'whole',
      records: [{ kind: 'header' }, { id: 'a', score: 1 }, { id: 'b', score: 0.5 }],
    });
  });

  test('a torn last line is seen', () => {
    expect(readChainedLog(text.slice(0, -5))).toMatchObject({ status: 'broken', line: 3 });
  });

  test('a change of any byte is seen, at its own line', () => {
    for (let place = 0; place < text.length - 1; place += 1) {
      const code = text.charCodeAt(place) === 49 ? 50 : 49;
      const edited = `${text.slice(0, place)}${String.fromCharCode(code)}${text.slice(place + 1)}`;
      const line = text.slice(0, place).split('\n').length;
      const verdict = readChainedLog(edited);
      expect(verdict.status).toBe('broken');
      // A changed line break merges two lines; `previous` is judged before the rest of its line.
      expect(verdict).toMatchObject({ line });
    }
  });

  test.each(['null', '7', '"text"', '[]', '{}', 'oops'])('a line that says only %s is seen', (line) => {
    expect(readChainedLog(`${text}${line}\n`)).toMatchObject({ status: 'broken', line: 4 });
  });

  test('a removed line is seen', () => {
    const lines = text.split('\n');
    expect(readChainedLog([lines[0], lines[2], ''].join('\n'))).toMatchObject({ status: 'broken', line: 2 });
  });
});
