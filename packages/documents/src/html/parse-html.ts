import { parse } from 'parse5';
import type { ParsedDocument } from '../parsed-document.ts';
import { findMain, findTitle } from './find-main.ts';
import { hiddenText } from './hidden-text.ts';
import { readMetadata } from './read-metadata.ts';
import { writeBlocks } from './write-blocks.ts';

/** The readable main content of a page. Nothing in it is run, and nothing it points at is fetched. */
export function parseHtml(source: string): ParsedDocument {
  const page = parse(source);
  const { title: pageTitle, metadata } = readMetadata(page);
  const { text, blocks } = writeBlocks(findMain(page));
  const heading = blocks.find(({ kind, level }) => kind === 'heading' && level === 1);
  const title = heading === undefined ? findTitle(page) || pageTitle : text.slice(heading.start, heading.end);
  return { title: title.replace(/^\[withdrawn\]\s{0,9}/i, ''), text, blocks, metadata, hidden: hiddenText(page) };
}
