import { copyText } from './copy-text.ts';
import { element } from './element.ts';
import type { ResultParts, ShownResult } from './layout.ts';
import { marker } from './marker.ts';
import { readSummary } from './read-result.ts';

/** A summary: its points, each with the place it was taken from, and the sections it took nothing from. */
export function showSummary(result: unknown, { words, origin, openSource }: ResultParts): ShownResult | undefined {
  const summary = readSummary(result);
  if (summary === undefined) return undefined;
  const { title, sentences, leftOut } = summary;
  const points = words.count('summariser.points', sentences.length);
  const outcome = title === '' ? words('summariser.heading') : words('summariser.heading.titled', { title });
  let number = 0;
  const body = [
    element('p', { class: 'lead' }, [words('summariser.about', { points, words: words.count('summariser.words', summary.words) })]),
    element(
      'ul',
      { class: 'points' },
      sentences.map(({ text, citations }) =>
        element('li', { dir: 'auto' }, [
          text,
          ...citations.flatMap(({ position }) => {
            number += 1;
            return [' ', marker({ number, position, words, openSource })];
          }),
        ]),
      ),
    ),
    leftOut.length === 0
      ? undefined
      : element('details', {}, [
          element('summary', {}, [`${words('summariser.leftOut')} (${leftOut.length})`]),
          element(
            'ul',
            {},
            leftOut.map((section) => element('li', { dir: 'auto' }, [section])),
          ),
        ]),
  ];
  const copied = {
    heading: outcome,
    statements: sentences,
    note: words('copy.made.summariser'),
    origin,
    sourceTitle: words('summariser.source'),
  };
  return { outcome, body, ready: words('summariser.ready', { points }), copy: copyText(copied, words) };
}
