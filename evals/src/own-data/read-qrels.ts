import type { OwnData } from './open-own-data.ts';

/** The judged documents of each query and their gains. */
export type Qrels = ReadonlyMap<string, ReadonlyMap<string, number>>;

const file = 'qrels.tsv';

/** Reads relevance judgements in BEIR's layout; one about a query or a document that is not there is refused, or its gain would be lost unseen. */
export async function readQrels(
  data: OwnData,
  queries: { has(id: string): boolean },
  corpus: { has(id: string): boolean },
): Promise<Qrels> {
  const qrels = new Map<string, Map<string, number>>();
  let isHeader = true;
  let judgements = 0;
  for await (const { number, text } of data.lines(file)) {
    const cells = text.split('\t').map((cell) => cell.trim());
    const [query = '', document = '', score = ''] = cells;
    if (isHeader) {
      if (cells.join(' ').toLowerCase() !== 'query-id corpus-id score')
        throw data.refuse(file, number, 'the first line must name the columns: query-id, corpus-id, score, with tabs between them.');
      isHeader = false;
      continue;
    }
    const gain = Number(score);
    if (cells.length !== 3 || score === '' || !Number.isFinite(gain))
      throw data.refuse(file, number, 'a line is a query id, a corpus id and a number, with tabs between them.');
    if (!queries.has(query)) throw data.refuse(file, number, `there is no query "${query}" in queries.jsonl.`);
    if (!corpus.has(document)) throw data.refuse(file, number, `there is no document "${document}" in corpus.jsonl.`);
    const gains = qrels.get(query) ?? new Map<string, number>();
    if (gains.has(document)) throw data.refuse(file, number, `"${document}" is judged for the query "${query}" twice.`);
    qrels.set(query, gains.set(document, gain));
    judgements += 1;
  }
  if (judgements === 0) throw data.refuse(file, undefined, 'the file holds no judgement, so there is nothing to measure with.');
  return qrels;
}
