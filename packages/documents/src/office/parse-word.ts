import { addProperties } from '../add-properties.ts';
import { openArchive } from '../archive/open-archive.ts';
import { packAgain } from '../archive/pack-again.ts';
import { parseHtml } from '../html/parse-html.ts';
import { isDamaged, type ParseResult, unreadable } from '../parsed-document.ts';
import { addMargins } from './margin-lines.ts';
import { officeProperties } from './office-properties.ts';
import { styleLanguage } from './style-language.ts';
import { takeOutHiddenRuns } from './take-out-hidden-runs.ts';
import { walkXml } from './walk-xml.ts';
import { commentText, marginLines } from './word-parts.ts';

/** Only these are handed on: no macros, pictures, embedded files or custom data. */
const wanted = /^(?:\[Content_Types\]\.xml|_rels\/\.rels|docProps\/(?:core|app|custom)\.xml|word\/(?:_rels\/)?[\w.-]{1,80}\.(?:xml|rels))$/;

const mainPart = 'word/document.xml';
const propertyParts = ['docProps/core.xml', 'docProps/app.xml', 'docProps/custom.xml'];

/** A Word document by way of HTML: headings, lists, tables and notes; changes that were tracked count as accepted. */
export async function parseWord(bytes: Uint8Array): Promise<ParseResult> {
  const archive = openArchive(bytes, (name) => wanted.test(name));
  if (archive.status === 'unreadable') return archive;
  const main = archive.parts.get(mainPart);
  if (main !== undefined && !(await walkXml(main, {}))) return unreadable(isDamaged('a Word file'));
  const { shown, hidden: vanished } = takeOutHiddenRuns(new TextDecoder().decode(main));
  const { default: mammoth } = await import('mammoth');
  const parts = Object.fromEntries(archive.parts);
  if (main !== undefined) parts[mainPart] = new TextEncoder().encode(shown);
  const buffer = await packAgain(parts);
  let html: string;
  try {
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
    html = (await mammoth.convertToHtml({ buffer }, { convertImage, externalFileAccess: false, styleMap })).value;
  } catch {
    return unreadable(isDamaged('a Word file'));
  }
  const parsed = parseHtml(`<main>${withoutBackLinks(html)}</main>`);
  const comments = await commentText(archive.parts);
  const hidden = [parsed.hidden ?? '', vanished, comments].filter((part) => part !== '').join('\n');
  const { language, ...properties } = await officeProperties(propertyParts.map((name) => archive.parts.get(name)));
  const spoken = language || (await styleLanguage(archive.parts.get('word/styles.xml')));
  return addProperties({ ...addMargins(parsed, await marginLines(archive.parts)), hidden }, { ...properties, language: spoken });
}

// --- Internal ---

const styleMap = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => p:fresh"];

/** The arrow that leads from a note back to its place. */
function withoutBackLinks(html: string): string {
  return html.replace(/<a href="#(?:foot|end)note-ref-\w{1,20}">↑<\/a>/g, '');
}
