import { collapseSpace } from '@assay/language';
import type { FileProperties } from '../add-properties.ts';
import { walkXml, type XmlElement } from './walk-xml.ts';

const longest = 300;
const mostUnseen = 50;

const single: Readonly<Record<string, 'title' | 'author' | 'publisher' | 'language' | 'changed'>> = {
  'dc:title': 'title',
  'dc:creator': 'author',
  'dc:publisher': 'publisher',
  Company: 'publisher',
  'dc:language': 'language',
  'dcterms:modified': 'changed',
  'dc:date': 'changed',
};

const remarks = new Set(['dc:subject', 'dc:description', 'cp:keywords', 'cp:category', 'meta:keyword']);

/** Names of properties that tell how a file is classified; label programs write the label's name under one of their own. */
const classifying = /classif|marking|sensitiv|^MSIP_Label_.{1,80}_Name$/i;

/** Reads the properties of a Word or OpenDocument file from its parts that hold them. */
export async function officeProperties(parts: readonly (Uint8Array | undefined)[]): Promise<FileProperties> {
  const found = { title: '', author: '', publisher: '', language: '', changed: '' };
  const unseen: string[] = [];
  let custom: string | undefined;
  let words = '';

  const visitor = {
    enter({ name, attributes }: XmlElement) {
      words = '';
      if (name === 'property') custom = attributes.name ?? '';
      if (name === 'meta:user-defined') custom = attributes['meta:name'] ?? '';
    },
    text(more: string) {
      if (words.length < longest) words += more;
    },
    leave(name: string) {
      const value = collapseSpace(words).slice(0, longest);
      words = '';
      const field = single[name];
      const isCustom = name === 'meta:user-defined' || name.startsWith('vt:');
      if (value !== '' && field !== undefined && found[field] === '') found[field] = value;
      if (value !== '' && unseen.length < mostUnseen && remarks.has(name)) unseen.push(value);
      if (value !== '' && unseen.length < mostUnseen && isCustom && custom !== undefined)
        unseen.push(classifying.test(custom) ? `Classification: ${value}` : value);
      if (name === 'property' || name === 'meta:user-defined') custom = undefined;
    },
  };
  for (const part of parts) if (part !== undefined) await walkXml(part, visitor);
  return { ...found, unseen };
}
