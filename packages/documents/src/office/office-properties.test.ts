import { describe, expect, test } from 'vitest';
import { officeProperties } from './office-properties.ts';
import { styleLanguage } from './style-language.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the properties of an office file', () => {
  test('are read from all its parts; the first of a kind counts', async () => {
    const core = utf8(
      '<c><dc:title>Well  grants</dc:title><dc:creator>Ann Field</dc:creator><dc:language>cy-GB</dc:language><dcterms:modified>2026-05-04T10:00:00Z</dcterms:modified><cp:keywords>wells</cp:keywords><cp:revision>4</cp:revision></c>',
    );
    const app = utf8('<p><Company>Department for Wells</Company><Company>Another</Company></p>');
    expect(await officeProperties([core, undefined, app])).toEqual({
      title: 'Well grants',
      author: 'Ann Field',
      publisher: 'Department for Wells',
      language: 'cy-GB',
      changed: '2026-05-04T10:00:00Z',
      unseen: ['wells'],
    });
  });

  test('say how a file is classified, whatever program wrote it', async () => {
    const word = utf8(
      '<p><property name="MSIP_Label_1f_Name"><vt:lpwstr>SECRET</vt:lpwstr></property><property name="Client"><vt:lpwstr>Hill</vt:lpwstr></property></p>',
    );
    const open = utf8('<m><meta:user-defined meta:name="Protective Marking">OFFICIAL</meta:user-defined></m>');
    expect((await officeProperties([word, open])).unseen).toEqual(['Classification: SECRET', 'Hill', 'Classification: OFFICIAL']);
  });

  test('are bounded, and a part that is torn gives what came before', async () => {
    const many = utf8(`<c>${'<cp:keywords>a</cp:keywords>'.repeat(500)}<dc:title>${'Wells '.repeat(500)}</dc:title><dc:creator>Ann`);
    const { title, unseen, author } = await officeProperties([many]);
    expect([title.length <= 300, unseen.length, author]).toEqual([true, 50, '']);
  });
});

test.each([
  ['<w:styles><w:docDefaults><w:lang w:val="en-GB"/></w:docDefaults><w:style><w:lang w:val="fr-FR"/></w:style></w:styles>', 'en-GB'],
  ['<w:styles><w:style><w:lang w:val="fr-FR"/></w:style></w:styles>', ''],
  ['<s><style:default-style style:family="paragraph"><t fo:language="cy" fo:country="GB"/></style:default-style></s>', 'cy-GB'],
  ['<s><style:default-style style:family="graphic"><t fo:language="cy"/></style:default-style></s>', ''],
  ['<s><style:default-style style:family="paragraph"><t fo:language="cy" fo:country="none"/></style:default-style></s>', 'cy'],
])('the styles %s speak %j', async (styles, language) => {
  expect(await styleLanguage(utf8(styles))).toBe(language);
});

test('a file without styles names no language', async () => {
  expect(await styleLanguage(undefined)).toBe('');
});
