import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { median } from '../shared/median.ts';
import { alignMasked } from './align-masked.ts';
import { growthExponent } from './growth-exponent.ts';
import { hostilePieces, repeatedTo } from './hostile-strings.ts';
import { mixedText } from './mixed-text.ts';
import { normalisedCopy } from './normalised-copy.ts';
import { qualityOf } from './quality.ts';
import { joined } from './stretches.ts';

/** Holds the benchmark's own arithmetic to known answers before anything is measured with it. */
export function selfCheck(): void {
  const mask = /NAME|MAIL|URL/u;
  const hidden = (original: string, masked: string) =>
    alignMasked(original, masked, mask).map(({ start, end }) => original.slice(start, end));
  deepEqual(hidden('Dear Jo Lee, write to jo@x.org.', 'Dear NAME, write to MAIL.'), ['Jo Lee', 'jo@x.org']);
  deepEqual(hidden('Jo Lee', 'NAME'), ['Jo Lee'], 'a mask may be all there is');
  deepEqual(hidden('Jo Lee jo@x.org', 'NAME MAIL'), ['Jo', 'Lee jo@x.org'], 'a border may be told early, what is covered may not change');
  deepEqual(hidden('Jojo@x.org, yes', 'NAMEMAIL, yes'), ['Jojo@x.org'], 'masks that touch are one');
  deepEqual(hidden('The URL of Jo', 'The URL of NAME'), ['Jo'], 'a word that reads like a mask hides nothing');
  deepEqual(hidden('Nothing here', 'Nothing here'), []);
  deepEqual(hidden('a, b, c and b, d', 'NAME, c and NAME, d'), ['a, b', 'b']);
  throws(() => hidden('Dear Jo', 'Dear Joe'));
  throws(() => hidden('Dear Jo, yes', 'Dear NAME, no'));
  throws(() => hidden('Dear , yes', 'Dear NAME, yes'), 'a mask hides something');

  const copy = normalisedCopy('ﬁ\u200B①e\u0301 Jo');
  equal(copy.text, 'fi1é Jo');
  deepEqual(copy.toOriginal({ start: 2, end: 3 }), { start: 2, end: 3 });
  deepEqual(copy.toOriginal({ start: 3, end: 4 }), { start: 3, end: 5 });
  deepEqual(copy.toOriginal({ start: 5, end: 7 }), { start: 6, end: 8 });

  deepEqual(
    joined([
      { start: 4, end: 9 },
      { start: 0, end: 5 },
      { start: 9, end: 12 },
    ]),
    [
      { start: 0, end: 9 },
      { start: 9, end: 12 },
    ],
  );
  const samples = [
    {
      id: 'a',
      text: 'x'.repeat(60),
      spans: [
        { start: 0, end: 20, type: 't' },
        { start: 30, end: 50, type: 'u' },
      ],
    },
    { id: 'b', text: 'x'.repeat(60), spans: [] },
    { id: 'c', text: 'x'.repeat(60), spans: [] },
    { id: 'd', text: 'x'.repeat(60), spans: [] },
  ];
  // 19 of 20 characters are caught, 18 are not; the failure on d is an alarm.
  const quality = qualityOf(samples, [
    [
      { start: 1, end: 20 },
      { start: 30, end: 48 },
      { start: 55, end: 60 },
    ],
    [{ start: 0, end: 1 }],
    [],
    undefined,
  ]);
  deepEqual(quality.recall, { count: 1, of: 2 });
  deepEqual(quality.recallByType.get('u'), { count: 0, of: 1 });
  deepEqual(quality.precision, { count: 2, of: 4 });
  deepEqual(quality.cleanFlagged, { count: 2, of: 3 });

  const squares = [1, 2, 4].map((size) => ({ size, milliseconds: 3 * size ** 2 }));
  ok(Math.abs(growthExponent(squares) - 2) < 1e-9);
  equal(median([9, 1, 4]), 4);
  equal(mixedText(5_000, 7), mixedText(5_000, 7));
  equal(mixedText(5_000, 7).length, 5_000);
  for (const piece of Object.values(hostilePieces))
    ok(repeatedTo(4_000, piece).isWellFormed() && repeatedTo(4_000, piece).length === 4_000);
}
