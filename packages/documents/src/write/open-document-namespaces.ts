const names = {
  office: 'office',
  style: 'style',
  text: 'text',
  table: 'table',
  meta: 'meta',
  fo: 'xsl-fo-compatible',
  svg: 'svg-compatible',
};

/** The namespaces that the parts of an OpenDocument file declare. */
export const openDocumentNamespaces = `${Object.entries(names)
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')} xmlns:dc="http://purl.org/dc/elements/1.1/"`;
