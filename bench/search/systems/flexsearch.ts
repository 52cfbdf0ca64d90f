import { importPeer } from '../peers/import-peer.ts';
import { type Build, wanted } from '../system.ts';

interface Index {
  add(id: number, text: string): void;
  search(question: string, options: { readonly limit: number; readonly suggest: boolean }): readonly number[];
}

/** FlexSearch's index of whole texts. */
export const flexsearch: Build = async (records) => {
  const { default: library } = await importPeer<{ default: { Index: new () => Index } }>('flexsearch');
  const index = new library.Index();
  for (const [place, { title, text }] of records.entries()) index.add(place, `${title}\n${text}`);
  return (question) => index.search(question, { limit: wanted, suggest: true }).flatMap((place) => records[place]?.id ?? []);
};
