import { openDocumentNamespaces } from './open-document-namespaces.ts';
import { openDocumentText } from './open-document-text.ts';
import type { WrittenDocument } from './written-document.ts';

/** The styles.xml of an OpenDocument text: the language, a page of A4, the marking at its head and foot, the styles by name. */
export function openDocumentStyles({ language, marking }: WrittenDocument): string {
  const [tongue, country] = language.split('-');
  const spoken = `fo:language="${tongue}"${country === undefined ? '' : ` fo:country="${country}"`}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles ${openDocumentNamespaces} office:version="1.2"><office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" style:font-family-generic="swiss"/></office:font-face-decls><office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="Arial" fo:font-size="12pt" ${spoken}/></style:default-style>${styles}${outline}</office:styles><office:automatic-styles>${pageLayout}</office:automatic-styles><office:master-styles>${masterPage(marking)}</office:master-styles></office:document-styles>`;
}

// --- Internal ---

const headingSizes = [20, 16, 14, 13, 12, 12];

interface ParagraphStyle {
  readonly name: string;
  readonly parent: string;
  readonly paragraph?: string;
  readonly text?: string;
}

const styles = [
  '<style:style style:name="Standard" style:family="paragraph" style:class="text"/>',
  paragraphStyle({ name: 'Text body', parent: 'Standard', paragraph: 'fo:margin-bottom="0.35cm" fo:line-height="120%"' }),
  paragraphStyle({
    name: 'Heading',
    parent: 'Standard',
    paragraph: 'fo:margin-top="0.5cm" fo:margin-bottom="0.25cm" fo:keep-with-next="always"',
    text: 'fo:font-weight="bold"',
  }),
  paragraphStyle({ name: 'Title', parent: 'Heading', text: 'fo:font-size="26pt"' }),
  ...headingSizes.map((size, place) =>
    paragraphStyle({ name: `Heading ${place + 1}`, parent: 'Heading', text: `fo:font-size="${size}pt"` }, place + 1),
  ),
  paragraphStyle({ name: 'List item', parent: 'Text body', paragraph: 'fo:margin-bottom="0.15cm"' }),
  paragraphStyle({ name: 'Quotations', parent: 'Text body', paragraph: 'fo:margin-left="1cm" fo:margin-right="1cm"' }),
  paragraphStyle({ name: 'Quotation source', parent: 'Quotations', text: 'fo:color="#505a5f"' }),
  paragraphStyle({ name: 'Table contents', parent: 'Standard' }),
  paragraphStyle({ name: 'Table heading', parent: 'Table contents', text: 'fo:font-weight="bold"' }),
  paragraphStyle({ name: 'Marking', parent: 'Standard', paragraph: 'fo:text-align="center"', text: 'fo:font-weight="bold"' }),
].join('');

const outlineLevels = headingSizes.map((_, place) => `<text:outline-level-style text:level="${place + 1}" style:num-format=""/>`).join('');
const outline = `<text:outline-style style:name="Outline">${outlineLevels}</text:outline-style>`;

/** Keeps the marking apart from the text. */
const margin = (side: 'bottom' | 'top') => `<style:header-footer-properties fo:min-height="1cm" fo:margin-${side}="0.4cm"/>`;
const pageLayout = `<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2cm" fo:margin-right="2cm"/><style:header-style>${margin('bottom')}</style:header-style><style:footer-style>${margin('top')}</style:footer-style></style:page-layout>`;

function paragraphStyle({ name, parent, paragraph, text }: ParagraphStyle, outlineLevel?: number): string {
  const level = outlineLevel === undefined ? '' : ` style:default-outline-level="${outlineLevel}"`;
  return (
    `<style:style style:name="${encoded(name)}" style:display-name="${name}" style:family="paragraph" style:parent-style-name="${encoded(parent)}"${level}>` +
    (paragraph === undefined ? '' : `<style:paragraph-properties ${paragraph}/>`) +
    (text === undefined ? '' : `<style:text-properties ${text}/>`) +
    '</style:style>'
  );
}

/** A style's name may hold no space; office programs write it so. */
function encoded(name: string): string {
  return name.replaceAll(' ', '_20_');
}

function masterPage(marking: string | undefined): string {
  if (marking === undefined) return '<style:master-page style:name="Standard" style:page-layout-name="A4"/>';
  const line = `<text:p text:style-name="Marking">${openDocumentText(marking)}</text:p>`;
  return `<style:master-page style:name="Standard" style:page-layout-name="A4"><style:header>${line}</style:header><style:footer>${line}</style:footer></style:master-page>`;
}
