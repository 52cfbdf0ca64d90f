import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict';
import { rouge } from '../../evals/src/statistics/rouge.ts';
import { lead } from '../../evals/suites/summariser/baselines/lead.ts';
import { textRank } from '../../evals/suites/summariser/baselines/text-rank.ts';
import { comparable, tellsFact } from '../../evals/suites/summariser/told-facts.ts';
import { barChart } from '../shared/bar-chart.ts';
import { fitLength } from './fit-length.ts';
import { inOrderOf } from './in-order-of.ts';
import { joinedPages } from './joined-pages.ts';
import { knownText } from './known-text.ts';
import { lexRank } from './lex-rank.ts';
import { baseline } from './methods/baseline.ts';

/** Holds the baselines and the benchmark's own arithmetic to known answers before anything is measured with them. */
export function selfCheck(): void {
  checkBaselines();
  checkMeasures();
  checkLengths();
  checkOutput();
}

// --- Internal ---

function checkBaselines(): void {
  const { text, hub, first, words } = knownText;
  deepEqual(lexRank(text, words), [hub], 'the sentence that is like all others comes first');
  deepEqual(textRank(text, words), [hub]);
  equal(lead(text, words)[0], first);
  // Alone, sentences that share nothing have the same rank, and the first that fits is told.
  deepEqual(lexRank('Rivers carry silt. Farmers sow barley. Boats fear storms.', 3), ['Rivers carry silt.']);
  deepEqual(baseline(lead)({ text, words: 2 }), [first], 'a length in which no sentence fits gives one');
}

function checkMeasures(): void {
  const { rouge1, rouge2, rougeL } = rouge('the cat sat on the mat', 'the cat lay on the mat');
  ok(
    Math.abs(rouge1 - 500 / 6) < 1e-9 && Math.abs(rouge2 - 60) < 1e-9 && Math.abs(rougeL - 500 / 6) < 1e-9,
    'five of six words, three of five pairs',
  );
  const wanted: Parameters<typeof tellsFact>[1] = { kind: 'deadline', fact: '', mustMention: ['1 May', ['close', 'end']] };
  const tells = (...sentences: readonly string[]) => tellsFact(comparable(sentences), wanted);
  ok(tells('Claims close on 1 May.') && tells('Claims end.', 'That is 1 May.'));
  ok(!tells('Claims close.', 'Nothing else.', 'It is 1 May.'), 'too far apart');
}

function checkLengths(): void {
  const ranked = ['five words are in it', 'two here', 'one'].map((text, index) => ({ place: 2 - index, text }));
  deepEqual(fitLength(ranked, 3), ['one', 'two here'], 'what does not fit is passed over, and the text has its order');
  deepEqual(fitLength(ranked.slice(0, 1), 3), ['five words are in it'], 'the best alone where none fits');
  deepEqual(
    inOrderOf(['a', 'b', 'a'], ['a', 'x', 'a', 'b']).map(({ place }) => place),
    [0, 2, 1],
  );
  const pages = joinedPages(['one', 'two'], 2);
  equal(pages.length, 6_000);
  ok(pages.startsWith('one\n\ntwo\n\none'));
}

function checkOutput(): void {
  const bars = [
    { label: '<b>', value: 0, text: '0' },
    { label: 'b', value: undefined, text: 'not measured' },
  ];
  const svg = barChart({ title: 'A & B', description: '"quoted"', panels: [{ heading: 'h', bars }] });
  match(svg, /<title id="title">A &amp; B<\/title>/);
  doesNotMatch(svg, /NaN|undefined|<b>|&(?!amp;|lt;|gt;|quot;)/);
}
