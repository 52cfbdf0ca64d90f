import type { OffsetMap, Position, Source } from '@assay/core';

/** The texts a run may cite, as the run sees them, and the way back to the stored ones. */
export interface SourceRegister {
  add(source: Source, map?: OffsetMap): void;
  list(): readonly Source[];
  toStored(position: Position): Position;
}

/** Opens the register of a run. */
export function openSourceRegister(): SourceRegister {
  const entries: { readonly source: Source; readonly map: OffsetMap | undefined }[] = [];

  return {
    add(source, map) {
      entries.push({ source, map });
    },
    list: () => entries.map(({ source }) => source),
    toStored(position) {
      const holders = entries.filter(({ source }) => holds(source, position));
      // Redaction changes lengths, so passages of one document can seem to overlap: the one that begins nearest before holds it.
      const entry = holders.sort((a, b) => b.source.start - a.source.start)[0];
      if (entry?.map === undefined) return position;
      const { source, map } = entry;
      const toStored = (offset: number) => source.start + map.toOriginal(offset - source.start);
      return { ...position, start: toStored(position.start), end: toStored(position.end) };
    },
  };
}

/** Whether a place lies in a source. */
export function holds({ document, start, text }: Source, position: Position): boolean {
  return document === position.document && position.start >= start && position.end <= start + text.length;
}
