import { importPeer } from '../peers/import-peer.ts';
import { type Build, type CollectionRecord, wanted } from '../system.ts';

interface Index {
  add(id: number, text: string): void;
  search(question: string, options: { readonly limit: number; readonly suggest: boolean }): readonly number[];
}

/** FlexSearch's index of whole texts. */
export const flexsearch: Build = async (records) => {
  const { default: library } = await importPeer<{ default: { Index: new () => Index } }>('flexsearch');
  const index = new library.Index();
  const ids: string[] = [];
  const add = (added: readonly CollectionRecord[]) => {
    for (const { id, title, text } of added) index.add(ids.push(id) - 1, `${title}\n${text}`);
  };
  add(records);
  return {
    answer: (question) => index.search(question, { limit: wanted, suggest: true }).flatMap((place) => ids[place] ?? []),
    add,
  };
};
