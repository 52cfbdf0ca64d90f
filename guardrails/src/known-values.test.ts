import { readFileSync } from 'node:fs';
import { splitSentences } from '@assay/language';
import { describe, expect, test } from 'vitest';
import { defaultPolicy } from './default-policy.ts';
import { openKnownValues } from './known-values.ts';
import { loadPolicy } from './load-policy.ts';
import { makeRules } from './make-rules.ts';
import { openWith } from './testing/open-session.ts';

function concealing(...values: readonly string[]) {
  const known = openKnownValues();
  for (const [place, value] of values.entries()) known.add({ placeholder: `<${place}>`, value });
  return (text: string) => known.conceal(text, (part, { placeholder }) => `${placeholder.slice(0, -1)}:${part.length}>`);
}

describe('a value that was taken out', () => {
  test.each<[string, string, string, string]>([
    ['as it was written', 'Jane Osei', 'Ask Jane Osei.', 'Ask <0>.'],
    ['over a line', 'Jane Osei', 'Ask Jane\n  Osei.', 'Ask <0:11>.'],
    [
      'cut off at the end of a sentence',
      'h.kowalski at northmoor dot uk. Please',
      'Write to h.kowalski at northmoor dot uk.',
      'Write to <0:30>.',
    ],
    ['in part', '12 High Street, Leeds LS1 4AP', 'She lives at 12 High Street.', 'She lives at <0:14>.'],
    ['by a number that is telling alone', 'licence OSEIJ912345', 'It was OSEIJ912345 again.', 'It was <0:11> again.'],
    ['beside what the finding did not cover', '://:c4Jm8xyz@cache', 'redis://:c4Jm8xyz@cache', 'redis<0>'],
    ['within another name', 'Jane Osei', 'Jane Oseis and JaneOsei', 'Jane Oseis and JaneOsei'],
    ['by a word that tells nobody alone', '12 High Street, Leeds LS1 4AP', 'Leeds City Council pays.', 'Leeds City Council pays.'],
    ['with a mark over its last letter', 'AB123456C', 'NI AB123456C\u0301 and', 'NI <0>\u0301 and'],
    ['written large', 'Jane Osei', 'JANE OSEI', '<0:9>'],
    ['with gaps of its own', 'ab!!!!!!!!!!!!!!!!!!9cdX', 'is ab!!!!!!!!!!!!!!!!!!9cdX now', 'is <0> now'],
    ['with the marks before and after it', '____----____A1', 'key ____----____A1 and A1', 'key <0> and A1'],
    ['without a word in it', '^%$#@!&*()', 'is ^%$#@!&*() now', 'is <0> now'],
    ['and not by one short word of it', '^%$#@!&*()a', 'a man and ^%$#@!&*()a', 'a man and <0>'],
    ['and not by words that tell nothing', 'The Old Barn, Stow-on-the-Wold', 'It is on the table', 'It is on the table'],
    ['and not by the end of its domain', 'jane.osei@leeds.gov.uk', 'See www.gov.uk', 'See www.gov.uk'],
    ['and not by a day', '3 May 1980', 'It closes on 3 May.', 'It closes on 3 May.'],
    ['and not with a number of ours', '5 Station Road', '[5] Station Road will close', '[5] <0:12> will close'],
    ['by half a postcode and what stands beside it', '12 High Street, Leeds LS1 4AP', 'at LS1 4AP', 'at <0:7>'],
  ])('is concealed %s', (_, value, text, concealed) => {
    expect(concealing(value)(text)).toBe(concealed);
  });

  test('a single word is concealed wherever it stands alone', () => {
    expect(concealing('Osei')('Osei and Oseis, OSEI')).toBe('<0> and Oseis, OSEI');
  });

  test('twenty thousand values are looked up in one pass', () => {
    const conceal = concealing(...Array.from({ length: 20_000 }, (_, place) => `07700 ${place} ${place + 7} at home`));
    const text = Array.from({ length: 20_000 }, (_, place) => `Call 07700 ${place} ${place + 7} at home.`).join(' ');
    expect(conceal(text)).not.toContain('07700');
  });
});

test('no text of our suites shows a sentence of what was taken out of it, however it is parted', async () => {
  const rules = makeRules(loadPolicy(defaultPolicy)).filter(({ check }) => check.name === 'personal-data' || check.name === 'secrets');
  const shown: string[] = [];
  for (const line of readFileSync(new URL('../../evals/suites/guardrails/accuracy.jsonl', import.meta.url), 'utf8')
    .trim()
    .split('\n')) {
    const { text = '' } = JSON.parse(line) as { text?: string };
    const session = openWith(rules, 'whole', 'model');
    const verdict = await session.check(text, { stage: 'input', trust: 'caller' });
    if (verdict.action !== 'redact') continue;
    const pieces = splitSentences(text).map(({ start, end }) => session.forModel(text.slice(start, end)));
    const whole = session.forModel(text);
    for (const value of Object.values(session.restorations())) {
      if (value.length > 2 && whole.includes(value)) shown.push(`${value} whole in ${whole}`);
      // Two words in a row, or one with a figure, name somebody.
      const words = value.match(/[\p{L}\p{N}]+/gu) ?? [];
      const pairs = words.slice(1).map((word, place) => `${words[place]} ${word}`);
      for (const place of [whole, ...pieces]) {
        const bare = ` ${(place.replace(/⟦[^⟧]*⟧/g, '|').match(/[\p{L}\p{N}]+|\|/gu) ?? []).join(' ')} `;
        shown.push(...pairs.filter((pair) => bare.includes(` ${pair} `)).map((pair) => `${pair} in ${place}`));
      }
    }
  }
  expect(shown).toEqual([]);
});
