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
  const lines = elements.filter(([, value]) => value !== '').map(([name, value]) => `  <${name}>${escaped(value)}</${name}>`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">
${lines.join('\n')}
</metadata>
`;
}

// --- Internal ---

/** Text without the characters that XML 1.0 (section 2.2) cannot hold, and with those escaped that mean something in it. */
function escaped(text: string): string {
  return text
    .replaceAll(/[^\t\n\u{20}-\u{7E}\u{A0}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
