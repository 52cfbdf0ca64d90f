import { escapeHtml, plainText } from '@assay/documents';

/** What is said of a record, in words of our own. */
interface RecordMetadata {
  readonly identifier: string;
  readonly title: string;
  readonly type: string;
  readonly signedBy: string;
  readonly signedAt: string;
  readonly draftedAt: string;
  readonly draftedBy: string;
  readonly letterDated: string;
  readonly letterReceived: string;
  readonly theirReference: string;
  readonly marking: string;
}

/** The same in Dublin Core terms, as record systems read it. */
export function dublinCore(metadata: RecordMetadata): string {
  const elements: readonly (readonly [name: string, value: string])[] = [
    ['dc:identifier', `urn:uuid:${metadata.identifier}`],
    ['dc:title', metadata.title],
    ['dc:type', metadata.type],
    ['dc:creator', metadata.signedBy],
    ['dc:contributor', metadata.draftedBy],
    ['dcterms:created', metadata.draftedAt],
    ['dcterms:dateAccepted', metadata.signedAt],
    ['dcterms:dateSubmitted', metadata.letterReceived],
    ['dcterms:temporal', metadata.letterDated],
    ['dc:relation', metadata.theirReference],
    ['dc:language', 'en-GB'],
    ['dcterms:accessRights', metadata.marking],
  ];
  const lines = elements.filter(([, value]) => value !== '').map(([name, value]) => `  <${name}>${escapeHtml(plainText(value))}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
${lines.join('\n')}
</metadata>
`;
}
