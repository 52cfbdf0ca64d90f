import { describe, expect, test } from 'vitest';
import deskWelsh from './desk/messages/cy.json' with { type: 'json' };
import deskEnglish from './desk/messages/en.json' with { type: 'json' };
import { languageOf } from './languages.ts';
import widgetWelsh from './messages/cy.json' with { type: 'json' };
import widgetEnglish from './messages/en.json' with { type: 'json' };
import resultsWelsh from './results/messages/cy.json' with { type: 'json' };
import resultsEnglish from './results/messages/en.json' with { type: 'json' };

type Messages = Readonly<Record<string, string>>;

const files: readonly (readonly [name: string, english: Messages, welsh: Messages])[] = [
  ['the widget', widgetEnglish, widgetWelsh],
  ['results', resultsEnglish, resultsWelsh],
  ['the desk', deskEnglish, deskWelsh],
];

/** The key itself, or what its plural forms have in common. */
const baseOf = (key: string) => key.replace(/\.(?:zero|one|two|few|many|other)$/, '');
const slotsOf = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();
/** Only Welsh has to say that nobody has read it yet. */
const ownToWelsh = ['language.note'];

describe.each(files)('the words of %s', (_, english, welsh) => {
  test('are there in both languages, none in one alone', () => {
    const basesOf = (messages: Messages) =>
      [...new Set(Object.keys(messages).map(baseOf))].filter((key) => !ownToWelsh.includes(key)).sort();
    expect(basesOf(welsh)).toEqual(basesOf(english));
  });

  test('say something, in words of their own', () => {
    const both = [...Object.entries(english), ...Object.entries(welsh)];
    expect(both.filter(([, text]) => text.trim() === '')).toEqual([]);
    const isAlike = Object.entries(english).filter(([key, text]) => text.length > 30 && welsh[key] === text);
    expect(isAlike.map(([key]) => key).filter((key) => !key.startsWith('first.example'))).toEqual([]);
  });

  test('have the same slots, in every plural form', () => {
    const wrong = Object.entries(welsh).flatMap(([key, text]) => {
      const other = english[key] ?? english[`${baseOf(key)}.other`] ?? text;
      return slotsOf(other).join() === slotsOf(text).join() ? [] : [key];
    });
    expect(wrong).toEqual([]);
  });

  test.each([
    ['en-GB', english],
    ['cy', welsh],
  ])('have the plural forms that %s needs', (locale, messages) => {
    const counted = [
      ...new Set(Object.keys(messages).filter((key) => key.endsWith('.other') && slotsOf(messages[key] ?? '').includes('{count}'))),
    ];
    expect(counted.filter((key) => messages[`${baseOf(key)}.one`] === undefined)).toEqual([]);
    // Welsh says "dau", and what follows it is mutated: a form of its own, or the same said once more.
    const soft = locale === 'cy' ? counted.filter((key) => /\{count\} [bcdgmpt]/i.test(messages[key] ?? '')) : [];
    expect(soft.filter((key) => messages[`${baseOf(key)}.two`] === undefined)).toEqual([]);
  });

  test('have no markup', () => {
    expect([...Object.values(english), ...Object.values(welsh)].filter((text) => /[<>]/.test(text))).toEqual([]);
  });
});

describe('the language of a text', () => {
  test.each([
    ['Staff may carry over up to 10 days of annual leave.', 'en-GB'],
    ['Mae’r tîm wedi gofyn am ateb erbyn diwedd y mis.', 'cy'],
    ['A yw hyn yn iawn? Nid oes sicrwydd ar y mater.', 'cy'],
    ['', undefined],
    ['17 / 2026', undefined],
    ['السلام عليكم', undefined],
  ])('%j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
