import type { StoredDocument } from '@assay/core';
import { stopWords, tokenise } from '@assay/language';
import { corpusPage, pageOf } from '../../evals/src/own-data/corpus-pages.ts';
import { readCollection } from '../search/read-collection.ts';
import { syntheticPages } from '../search/synthetic-pages.ts';
import { randomNumbers } from '../shared/random-numbers.ts';

/** A question, whose words these are, and which pages answer it. */
export interface Question {
  readonly kind: 'judged' | 'known item';
  readonly text: string;
  readonly gains: ReadonlyMap<string, number>;
}

/** Pages and questions to measure with. */
export interface FilledCollection {
  readonly name: string;
  readonly documents: readonly StoredDocument[];
  readonly questions: readonly Question[];
}

const seed = 20_261_128;
const wordsAsked = 4;

/**
 * A collection with what people judged, among as many made pages as are wanted; and as many questions again about made pages, each of
 * some words of one passage, which is what is to be found.
 */
export function filledCollection({
  folder,
  passages,
  mostQuestions,
}: {
  readonly folder: string | undefined;
  readonly passages: number;
  readonly mostQuestions: number;
}): FilledCollection {
  const { name, records: judged, questions } = readCollection(folder);
  const random = randomNumbers(seed);
  const made = syntheticPages(random);
  const records = [...judged];
  while (records.length < passages) records.push(...made.next(passages - records.length));
  const synthetic = records.slice(judged.length);
  const items = Array.from({ length: Math.min(mostQuestions, synthetic.length) }, (_, place): Question => {
    const record = synthetic[Math.floor((place * synthetic.length) / mostQuestions)];
    if (record === undefined) throw new Error('There are no made pages.');
    const topics = [...new Set(tokenise(record.text).map(({ word }) => word))].filter((word) => !stopWords.has(word));
    const words = Array.from({ length: wordsAsked }, () => topics[Math.floor(random() * topics.length)] ?? '');
    return { kind: 'known item', text: words.join(' '), gains: new Map([[pageOf(record), 1]]) };
  });
  const pages = new Map(judged.map((record) => [record.id, pageOf(record)]));
  const asked = questions.slice(0, mostQuestions).map(({ text, gains }): Question => {
    const ofPages = new Map<string, number>();
    for (const [id, gain] of gains) {
      const page = pages.get(id) ?? id;
      ofPages.set(page, Math.max(gain, ofPages.get(page) ?? 0));
    }
    return { kind: 'judged', text, gains: ofPages };
  });
  return {
    name,
    documents: [...Map.groupBy(records, pageOf)].map(([page, parts]) => corpusPage(page, parts).document),
    questions: [...asked, ...items],
  };
}
