import { openArchive } from '../archive/open-archive.ts';
import { parseHtml } from '../html/parse-html.ts';
import { isLocked, type ParseResult, unreadable } from '../parsed-document.ts';
import { addMargins } from './add-margins.ts';
import { openDocumentHtml } from './open-document-html.ts';
import { openDocumentMargins } from './open-document-margins.ts';

const wanted = /^(?:content\.xml|styles\.xml|META-INF\/manifest\.xml)$/;

const damaged =
  'is an OpenDocument file that is damaged or not complete. Get it again from where it came from, or save its text as text or HTML.';

/** An OpenDocument text or spreadsheet: headings, lists, tables and notes; changes that were tracked count as accepted. */
export async function parseOpenDocument(bytes: Uint8Array): Promise<ParseResult> {
  const archive = openArchive(bytes, (name) => wanted.test(name));
  if (archive.status === 'unreadable') return archive;
  const manifest = archive.parts.get('META-INF/manifest.xml');
  if (manifest !== undefined && Buffer.from(manifest).includes('encryption-data')) return unreadable(isLocked);
  const content = archive.parts.get('content.xml');
  if (content === undefined) return unreadable(damaged);
  const { html, hidden, isWhole } = await openDocumentHtml(content);
  if (!isWhole) return unreadable(damaged);
  const parsed = parseHtml(`<main>${html}</main>`);
  const styles = archive.parts.get('styles.xml');
  return { ...addMargins(parsed, styles === undefined ? { head: [], foot: [] } : await openDocumentMargins(styles)), hidden };
}
