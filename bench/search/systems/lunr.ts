import { importPeer } from '../peers/import-peer.ts';
import { type Build, wanted } from '../system.ts';

interface Query {
  term(word: unknown, options: object): void;
}

interface Builder {
  ref(name: string): void;
  field(name: string): void;
  add(record: object): void;
}

interface Lunr {
  (configure: (this: Builder) => void): { query(configure: (query: Query) => void): readonly { readonly ref: string }[] };
  tokenizer(text: string): readonly unknown[];
}

/** lunr as its guide shows it. */
export const lunr: Build = async (records) => {
  const { default: open } = await importPeer<{ default: Lunr }>('lunr');
  const index = open(function () {
    this.ref('id');
    this.field('title');
    this.field('text');
    for (const { id, title, text } of records) this.add({ id, title, text });
  });
  return {
    answer: (question) =>
      index
        .query((query) => {
          for (const word of open.tokenizer(question)) query.term(`${word}`, {});
        })
        .slice(0, wanted)
        .map(({ ref }) => ref),
  };
};
