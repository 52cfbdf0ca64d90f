import { type Citation, position } from '@assay/core';
import { collapseSpace, containment, contentStems, type Span } from '@assay/language';
import { z } from 'zod';
import { styleWords } from '../check/style-words.ts';
import type { Answer } from '../compose/compose-reply.ts';
import type { DrafterInput } from '../drafter.ts';
import { bodySentences } from '../letter/body-sentences.ts';
import { readWrittenDate } from '../letter/letter-dates.ts';
import { readLetter, type Sentence } from '../letter/read-letter.ts';
import { sortedFigures } from './figure-sort.ts';

/** What a correspondent was told before on an ask, and where the line now used says otherwise. */
export const toldBefore = z.object({
  /** ISO 8601 day of the earlier reply; empty where neither it nor the caseworker says. */
  date: z.string(),
  quote: z.string(),
  position,
  /** What was said then and what is said now; a commitment that the line now used does not repeat has no `now`. */
  differs: z.array(z.object({ what: z.enum(['figure', 'date', 'commitment']), was: z.string(), now: z.string() })),
});

export type ToldBefore = z.infer<typeof toldBefore>;

/** A reply that was sent before, read once. */
export interface EarlierReply {
  readonly document: string;
  readonly date: string;
  readonly sentences: readonly (Sentence & { readonly stems: ReadonlySet<string> })[];
}

/** The document that an earlier reply is cited as, by its place in the input. */
export function earlierDocument(place: number): string {
  return `earlier-${place + 1}`;
}

/** Reads the replies that were sent before, the newest first; those without a date last. */
export function readEarlier({ earlier = [] }: DrafterInput, today: string): readonly EarlierReply[] {
  return earlier
    .map(({ text, date }, place) => {
      const letter = readLetter(text);
      const sentences = bodySentences(letter).map((sentence) => ({ ...sentence, stems: topicStems(sentence.text) }));
      return { document: earlierDocument(place), date: date ?? readWrittenDate(letter, today)?.day ?? '', sentences };
    })
    .sort((a, b) => b.date.localeCompare(a.date));
}

/** The sentences of earlier replies that are about an ask, nearest first, each held against the line or fact now used. */
export function toldBeforeOn(answer: Answer, earlier: readonly EarlierReply[]): readonly ToldBefore[] {
  const now = answer.status === 'answered' ? [answer.line, ...answer.more] : [];
  const asked = topicStems(answer.ask.quote);
  const said = new Set([...asked, ...now.flatMap(({ title, quote }) => contentStems(`${title} ${quote}`))]);
  const found = earlier.flatMap(({ document, date, sentences }) =>
    sentences.flatMap(({ start, end, text, stems }) => {
      const nearness = nearnessOf(stems, asked, said);
      return nearness < leastNearness
        ? []
        : [{ nearness, told: { date, quote: text, position: { document, start, end }, differs: differences(text, now) } }];
    }),
  );
  const nearest = Math.max(0, ...found.map(({ nearness }) => nearness));
  return found
    .filter(({ nearness }) => nearness >= nearest * nearShare)
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, mostTold)
    .map(({ told }) => ({ ...told, differs: [...told.differs] }));
}

// --- Internal ---

/** A sentence is about an ask where it shares so much with it and its line; and nearly as much as the nearest one does. */
const leastNearness = 0.55;
const nearShare = 0.75;
const mostTold = 3;

/** Words of a matter; figures are what may differ. */
function topicStems(text: string): ReadonlySet<string> {
  return new Set(contentStems(text).filter((stem) => !/^\d/.test(stem)));
}

/** How much of the ask a sentence takes up, and how much of the sentence is about the ask or what now answers it. */
function nearnessOf(sentence: ReadonlySet<string>, asked: ReadonlySet<string>, said: ReadonlySet<string>): number {
  if (sentence.size < 2 || asked.size === 0 || sentence.intersection(said).size < 2) return 0;
  return (containment(asked, sentence) + containment(sentence, said)) / 2;
}

function differences(was: string, now: readonly Citation[]): ToldBefore['differs'] {
  const text = now.map(({ quote }) => quote).join('\n');
  const figures = sortedFigures(text);
  const changed = sortedFigures(was).flatMap(({ start, end, value, sort }): ToldBefore['differs'] => {
    const same = figures.filter((one) => one.sort === sort);
    if (same.length === 0 || same.some((one) => one.value === value)) return [];
    return [{ what: sort === 'date' ? 'date' : 'figure', was: was.slice(start, end), now: wordsOf(text, same) }];
  });
  const isPromise = styleWords().commitment.test(collapseSpace(was)) && !collapseSpace(text).includes(collapseSpace(was));
  return [...changed, ...(isPromise ? [{ what: 'commitment' as const, was: collapseSpace(was), now: '' }] : [])];
}

function wordsOf(text: string, spans: readonly Span[]): string {
  return [...new Set(spans.map(({ start, end }) => text.slice(start, end)))].join(', ');
}
