import { addProperties } from '../add-properties.ts';
import { openArchive } from '../archive/open-archive.ts';
import { parseHtml } from '../html/parse-html.ts';
import { isDamaged, isLocked, type ParseResult, unreadable } from '../parsed-document.ts';
import { addMargins } from './margin-lines.ts';
import { officeProperties } from './office-properties.ts';
import { openDocumentHtml } from './open-document-html.ts';
import { openDocumentMargins } from './open-document-margins.ts';
import { styleLanguage } from './style-language.ts';

const wanted = /^(?:content\.xml|meta\.xml|styles\.xml|META-INF\/manifest\.xml)$/;

/** An OpenDocument text or spreadsheet: headings, lists, tables and notes; changes that were tracked count as accepted. */
export async function parseOpenDocument(bytes: Uint8Array): Promise<ParseResult> {
  const archive = openArchive(bytes, (name) => wanted.test(name));
  if (archive.status === 'unreadable') return archive;
  const manifest = archive.parts.get('META-INF/manifest.xml');
  if (manifest !== undefined && Buffer.from(manifest).includes('encryption-data')) return unreadable(isLocked);
  const content = archive.parts.get('content.xml');
  if (content === undefined) return unreadable(isDamaged('an OpenDocument file'));
  const { html, hidden, isWhole } = await openDocumentHtml(content);
  if (!isWhole) return unreadable(isDamaged('an OpenDocument file'));
  const parsed = parseHtml(`<main>${html}</main>`);
  const styles = archive.parts.get('styles.xml');
  const whole = { ...addMargins(parsed, styles === undefined ? { head: [], foot: [] } : await openDocumentMargins(styles)), hidden };
  const { language, ...properties } = await officeProperties([archive.parts.get('meta.xml')]);
  return addProperties(whole, { ...properties, language: language || (await styleLanguage(styles)) });
}
