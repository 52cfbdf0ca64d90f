import { escapeHtml } from '../html/escape-html.ts';
import { openDocumentContent } from './open-document-content.ts';
import { openDocumentNamespaces } from './open-document-namespaces.ts';
import { openDocumentStyles } from './open-document-styles.ts';
import { packDocument } from './pack-document.ts';
import { prepareDocument } from './prepare-document.ts';
import type { WrittenDocument } from './written-document.ts';

/** Writes a document as an OpenDocument 1.2 text (.odt); the same document gives the same bytes. */
export async function writeOpenDocument(given: WrittenDocument): Promise<Uint8Array> {
  const document = prepareDocument(given);
  const parts = [
    // First and not packed, so that a program knows the file by its first bytes (ODF 1.2, part 3, section 3.3).
    ['mimetype', mediaType],
    ['META-INF/manifest.xml', manifest],
    ['meta.xml', writeMetadata(document)],
    ['styles.xml', openDocumentStyles(document)],
    ['content.xml', openDocumentContent(document)],
  ] as const;
  return packDocument(parts, { created: document.created, storesFirst: true });
}

// --- Internal ---

const mediaType = 'application/vnd.oasis.opendocument.text';

const entries = ['meta.xml', 'styles.xml', 'content.xml']
  .map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`)
  .join('');

const manifest = `<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${mediaType}"/>${entries}</manifest:manifest>`;

function writeMetadata({ title, language, author, created }: WrittenDocument): string {
  const time = created.toISOString();
  const by =
    author === undefined
      ? ''
      : `<meta:initial-creator>${escapeHtml(author)}</meta:initial-creator><dc:creator>${escapeHtml(author)}</dc:creator>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-meta ${openDocumentNamespaces} office:version="1.2"><office:meta><meta:generator>Assay</meta:generator><dc:title>${escapeHtml(title)}</dc:title>${by}<meta:creation-date>${time}</meta:creation-date><dc:date>${time}</dc:date><dc:language>${language}</dc:language></office:meta></office:document-meta>`;
}
