import { importPeer } from '../peers/import-peer.ts';
import { type Build, wanted } from '../system.ts';

interface Engine {
  defineConfig(config: object): void;
  definePrepTasks(tasks: readonly ((text: string) => readonly string[])[]): void;
  addDoc(record: object, id: number): void;
  consolidate(): void;
  search(question: string, limit: number): readonly (readonly [id: string, score: number])[];
}

interface Token {
  out(kind: unknown): unknown;
}

interface Nlp {
  readonly its: Record<'type' | 'stopWordFlag' | 'negationFlag' | 'stem', unknown>;
  readDoc(text: string): { tokens(): { each(visit: (token: Token) => void): void } };
}

/** wink-bm25-text-search with the preparation of its README. */
export const winkBm25: Build = async (records) => {
  const { default: engineOf } = await importPeer<{ default: () => Engine }>('wink-bm25-text-search');
  const { default: winkNlp } = await importPeer<{ default: (model: unknown) => Nlp }>('wink-nlp');
  const { default: model } = await importPeer<{ default: unknown }>('wink-eng-lite-web-model');
  const nlp = winkNlp(model);
  const { its } = nlp;
  const engine = engineOf();
  engine.defineConfig({ fldWeights: { title: 1, body: 2 } });
  engine.definePrepTasks([
    (text) => {
      const words: string[] = [];
      nlp
        .readDoc(text)
        .tokens()
        .each((token) => {
          if (token.out(its.type) !== 'word' || token.out(its.stopWordFlag) === true) return;
          words.push(`${token.out(its.negationFlag) === true ? '!' : ''}${token.out(its.stem)}`);
        });
      return words;
    },
  ]);
  // It takes no empty field.
  for (const [place, { title, text }] of records.entries()) engine.addDoc({ title: title || '.', body: text || '.' }, place);
  engine.consolidate();
  return { answer: (question) => engine.search(question, wanted).flatMap(([place]) => records[Number(place)]?.id ?? []) };
};
