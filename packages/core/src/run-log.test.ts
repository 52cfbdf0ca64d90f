import fc from 'fast-check';
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

  test('a change of any byte but in the last line is seen, and where', () => {
    const last = text.lastIndexOf('\n', text.length - 2);
    fc.assert(
      fc.property(fc.nat(last - 1), fc.integer({ min: 32, max: 126 }), (place, code) => {
        fc.pre(text.charCodeAt(place) !== code);
        const edited = `${text.slice(0, place)}${String.fromCharCode(code)}${text.slice(place + 1)}`;
        expect(readChainedLog(edited).status).toBe('broken');
      }),
    );
  });

  test('a removed line is seen', () => {
    const lines = text.split('\n');
    expect(readChainedLog([lines[0], lines[2], ''].join('\n'))).toMatchObject({ status: 'broken', line: 2 });
  });
});
