import { addLine, type MarginLines } from './margin-lines.ts';
import { walkXml } from './walk-xml.ts';

/** The lines of an OpenDocument's page headers and footers, each once. */
export async function openDocumentMargins(styles: Uint8Array): Promise<MarginLines> {
  const found = { head: new Set<string>(), foot: new Set<string>() };
  let place: 'head' | 'foot' | undefined;
  let line = '';
  await walkXml(styles, {
    enter({ name }) {
      if (/^style:header(?:-left|-first)?$/.test(name)) place = 'head';
      if (/^style:footer(?:-left|-first)?$/.test(name)) place = 'foot';
      if (name === 'text:p') line = '';
      if (name === 'text:tab' || name === 'text:s' || name === 'text:line-break') line += ' ';
    },
    text(words) {
      line += words;
    },
    leave(name) {
      if (name === 'text:p' && place !== undefined) addLine(found[place], line);
      if (/^style:(?:header|footer)(?:-left|-first)?$/.test(name)) place = undefined;
    },
  });
  return { head: [...found.head], foot: [...found.foot] };
}
