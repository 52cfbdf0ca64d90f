import { describe, expect, test } from 'vitest';
import { readOutline } from './read-outline.ts';

const findPoints = (text: string) => readOutline([{ title: '', text }]);

const page = `Rural bus fund

The fund helps parish councils to keep services. It opened on 4 May 2026.

Who can apply

You can apply if:
- you are a parish council
- your nearest stop is more than 2 miles away

Dr. Osei leads the team. Applications close on 3 July.`;

describe('readOutline', () => {
  test('every point is made of stretches of the document, word for word', () => {
    for (const { spans, text } of findPoints(page).points)
      expect(spans.map(({ start, end }) => page.slice(start, end).replace(/\s+/g, ' ')).join(' ')).toBe(text);
  });

  test('a list item carries the words that lead into its list', () => {
    const texts = findPoints(page).points.map(({ text }) => text);
    expect(texts).toContain('You can apply if: you are a parish council');
    expect(texts).toContain('You can apply if: your nearest stop is more than 2 miles away');
  });

  test('headings are sections, not points, and the first is the title', () => {
    const { titles, sections, points } = findPoints(page);
    expect(titles).toEqual(['Rural bus fund']);
    expect(sections.map(({ title }) => title)).toEqual(['', 'Rural bus fund', 'Who can apply']);
    expect(points.map(({ text }) => text)).not.toContain('Who can apply');
    expect(points.at(-1)?.section).toBe(2);
  });

  test('an abbreviation does not end a sentence', () => {
    expect(findPoints(page).points.map(({ text }) => text)).toContain('Dr. Osei leads the team.');
  });

  test.each([
    ['one line', 'A single line without an end mark'],
    ['one sentence', 'Nothing else was said.'],
    ['the last line', 'First sentence here.\n\nClosing words'],
  ])('%s is never lost as a heading of nothing', (_, text) => {
    expect(findPoints(text).points.at(-1)?.text).toBe(text.split('\n').at(-1));
  });

  test('a document of white space offers nothing', () => {
    expect(findPoints(' \n\n \t')).toMatchObject({ titles: [''], points: [] });
  });
});
