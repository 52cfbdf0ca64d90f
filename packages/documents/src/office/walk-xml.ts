/** An element of an XML part, as its opening tag tells. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** What happens on a walk through an XML part. */
export interface XmlVisitor {
  enter?(element: XmlElement): void;
  leave?(name: string): void;
  text?(words: string): void;
}

/** Walks through an XML part from its start to its end; false where it is not well formed. No entity or address in it is followed. */
export async function walkXml(bytes: Uint8Array, visitor: XmlVisitor): Promise<boolean> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser();
  let isWhole = true;
  parser.on('error', () => {
    isWhole = false;
  });
  parser.on('opentag', ({ name, attributes }) => visitor.enter?.({ name, attributes }));
  parser.on('closetag', ({ name }) => visitor.leave?.(name));
  parser.on('text', (words) => visitor.text?.(words));
  parser.on('cdata', (words) => visitor.text?.(words));
  parser.write(new TextDecoder().decode(bytes)).close();
  return isWhole;
}
