import { walkXml } from './walk-xml.ts';

/** The language that a file's styles name for its paragraphs ("en-GB"); empty where they name none. */
export async function styleLanguage(styles: Uint8Array | undefined): Promise<string> {
  if (styles === undefined) return '';
  let language = '';
  let isDefault = false;
  await walkXml(styles, {
    enter({ name, attributes }) {
      if (name === 'w:docDefaults') isDefault = true;
      if (name === 'style:default-style') isDefault = attributes['style:family'] === 'paragraph';
      if (!isDefault || language !== '') return;
      const tongue = name === 'w:lang' ? attributes['w:val'] : attributes['fo:language'];
      const country = attributes['fo:country'] ?? 'none';
      if (tongue !== undefined) language = country === 'none' ? tongue : `${tongue}-${country}`;
    },
    leave(name) {
      if (name === 'w:docDefaults' || name === 'style:default-style') isDefault = false;
    },
  });
  return language;
}
